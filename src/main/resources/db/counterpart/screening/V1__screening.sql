-- 特定健診等データ収集システム: what it has received, and what it holds of it.

-- One row an archive that was taken from the folder of uploads.
create table reception (
    reception_number varchar(20)  primary key,
    file_name        varchar(255) not null,
    received_at      timestamp(0) not null,
    state            varchar(10)  not null, -- RECEIVED, JUDGED, ANSWERED: result file is there, CLOSED: archive moved away
    refusal          varchar(4),
    accepted         integer      not null,
    rejected         integer      not null
);
create index reception_file on reception (file_name);
create index reception_state on reception (state);

-- What became of each document of each archive. What cannot be read of it is empty; record_key is null then.
create table judgement (
    reception_number varchar(20) not null references reception,
    serial           integer     not null, -- 受付明細番号
    document_name    varchar(40) not null,
    record_key       varchar(23),          -- 公費負担者番号, 受給者番号, 健診実施日
    insurer_number   varchar(8)  not null,
    recipient_number varchar(7)  not null,
    checked_on       varchar(8)  not null,
    result_code      varchar(4)  not null,
    item_code        varchar(17) not null,
    primary key (reception_number, serial)
);

-- The document of each person and day; its text stays in the archive that is kept.
create table document (
    record_key       varchar(23) primary key,
    insurer_number   varchar(8)  not null,
    recipient_number varchar(7)  not null,
    checked_on       varchar(8)  not null,
    reception_number varchar(20) not null references reception,
    document_name    varchar(40) not null
);
create index document_person on document (insurer_number, recipient_number);
