-- The audit journal: what was to be done, by whom, about whom, and how it ended. No name, no key of a record, no number of a
-- person: people are pseudonyms here. Each entry's hash covers all of its columns and the hash of the entry before; the
-- primary key makes one order of entries that come at the same time.
create table journal_entry (
    seq           bigint       primary key,
    at            timestamp(3) with time zone not null,
    actor         varchar(100) not null, -- user: a person, schedule, arrival
    actor_version varchar(64),           -- of the configuration (routes, mappings, register) that was in force
    terminal      varchar(100) not null,
    screen        varchar(200) not null, -- screen, command or step
    access        varchar(10)  not null, -- LOOK_UP, CHANGE, SEND, RECEIVE
    action        varchar(20)  not null,
    outcome       varchar(10)  not null, -- INTENDED, DONE, FAILED, REFUSED
    refers        bigint,                -- of an outcome: the entry of the attempt
    subject       varchar(200),          -- a person's pseudonym, or the digest of a set of them
    linkage       varchar(60),
    run_id        bigint,
    file_name     varchar(255),
    file_sha256   varchar(64),
    place         varchar(500),          -- where something was written, or erased
    records       bigint,
    provision     varchar(60),           -- the row of config/provisions.yaml
    code          varchar(10),
    reason        varchar(1000),
    trace_process varchar(36),
    trace_count   bigint,
    prev          bytea        not null,
    hash          bytea        not null,
    seal          bytea        not null  -- HMAC of the hash: only the hub's own entries are signed
);
create index journal_at on journal_entry (at);
create index journal_run on journal_entry (run_id);
create index journal_subject on journal_entry (subject);

-- Signed checkpoints; a copy of each lies outside the database. The frontier is the edge of the Merkle tree at that size.
create table journal_checkpoint (
    size     bigint primary key,
    at       timestamp(3) with time zone not null,
    frontier bytea         not null,
    note     varchar(4000) not null
);

-- Signed statements that the entries up to a size were erased after their retention.
create table journal_tombstone (
    size bigint primary key,
    at   timestamp(3) with time zone not null,
    note varchar(8000) not null
);

-- The files of each configuration that the hub has started with.
create table configuration_file (
    version varchar(64)  not null,
    path    varchar(300) not null,
    sha256  varchar(64)  not null,
    primary key (version, path)
);

-- HMAC of the 住民番号 under a key outside the database; the first byte is the key's version. Not indexed: keeping an index
-- costs a run more than the rare search by a pseudonym alone, and the search by record key has one.
alter table sent_record add column pseudonym bytea;
-- Digest of the pseudonyms in a file, in their order.
alter table linkage_file add column subject varchar(200);
