-- What the address system keeps of 生活保護住登外情報. The published view shows nothing of it.
create index person_personal_number on person (personal_number);

-- One row a file that was taken from the drop folder.
create table reception (
    reception_number varchar(20)  primary key,
    file_name        varchar(255) not null,
    received_at      timestamp(0) not null,
    state            varchar(10)  not null, -- RECEIVED, JUDGED, ANSWERED: result file is there, CLOSED: file moved away
    refusal          varchar(4),
    accepted         integer      not null,
    rejected         integer      not null
);
create index reception_file on reception (file_name);

-- 団体内統合宛名番号. A person keeps the number beyond the end of the registration.
create table integrated_number (
    resident_number   varchar(15) primary key,
    integrated_number varchar(15) not null unique
);

-- What became of every record of every file; record_key is 公費負担者番号 and 受給者番号, null when either is malformed.
create table answer (
    reception_number  varchar(20) not null references reception,
    detail_number     integer     not null, -- 明細番号
    record_key        varchar(15),
    resident_number   varchar(15),          -- null when malformed
    insurer_number    varchar(8)  not null,
    recipient_number  varchar(7)  not null,
    result_code       varchar(4)  not null,
    item_position     integer,
    integrated_number varchar(15) not null,
    primary key (reception_number, detail_number)
);
create index answer_key on answer (record_key, reception_number);
create index answer_resident on answer (resident_number, reception_number);
