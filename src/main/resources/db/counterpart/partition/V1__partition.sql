-- 委託区画: what the insurers' intermediate server keeps for the municipality that entrusts its records to it.

-- One row a file that was taken from the drop folder.
create table reception (
    reception_number varchar(20)  primary key,
    file_name        varchar(255) not null, -- without the ending of an encrypted file
    sent_as          varchar(255) not null, -- as it lay in the drop folder
    received_at      timestamp(0) not null,
    state            varchar(10)  not null, -- RECEIVED, ANSWERED: result file is there, CLOSED: file moved away
    refusal          varchar(4),
    accepted         integer      not null,
    rejected         integer      not null
);
create index reception_file on reception (file_name);
create index reception_state on reception (state);

-- The current record of each recipient; record_key is 公費負担者番号 and 受給者番号. A deleted record loses its personal
-- number and keeps its 被保険者枝番.
create table registration (
    record_key       varchar(15)  primary key,
    branch_number    varchar(2)   not null,
    deleted          boolean      not null,
    reception_number varchar(20)  not null references reception,
    detail_number    integer      not null,
    record_type                               varchar(1) not null,
    processing_type                           varchar(2) not null,
    change_type                               varchar(2) not null,
    insurer_number                            varchar(8) not null,
    insured_identification_number             varchar(7) not null,
    insured_branch_number                     varchar(2) not null,
    household_number                          varchar(15) not null,
    status                                    varchar(1) not null,
    member_classification                     varchar(2) not null,
    personal_family_classification            varchar(1) not null,
    insured_card_classification               varchar(2) not null,
    name                                      varchar(200) not null,
    name_kana                                 varchar(200) not null,
    name_of_other                             varchar(200) not null,
    name_of_other_kana                        varchar(200) not null,
    sex1                                      varchar(1) not null,
    sex2                                      varchar(1) not null,
    birthdate                                 varchar(8) not null,
    post_number                               varchar(7) not null,
    address                                   varchar(400) not null,
    personal_number                           varchar(12) unique,
    qualification_date                        varchar(8) not null,
    disqualification_date                     varchar(8) not null,
    reason_of_loss                            varchar(2) not null,
    self_information_refusal_flag             varchar(1) not null,
    specific_health_checkups_consent_flag     varchar(1) not null,
    consent_date                              varchar(8) not null,
    non_disclosure_flag                       varchar(1) not null,
    opt_out_flag                              varchar(1) not null,
    invalidation_flag                         varchar(1) not null,
    registration_deletion_classification      varchar(1) not null,
    insurer_optional_code                     varchar(20) not null
);

-- What became of every record of every reception.
create table history (
    reception_number      varchar(20) not null references reception,
    detail_number         integer     not null, -- 受付明細番号
    record_key            varchar(15),          -- null when either number is malformed
    insurer_number        varchar(8)  not null,
    recipient_number      varchar(7)  not null,
    result_code           varchar(4)  not null,
    item_position         integer,
    personal_number_check varchar(1)  not null,
    primary key (reception_number, detail_number)
);
create index history_key on history (record_key, reception_number);

-- Which odd behaviours have had their one turn, and where.
create table behaviour_turn (
    kind             varchar(10) not null,
    record_key       varchar(15) not null,
    reception_number varchar(20) not null references reception,
    primary key (kind, record_key)
);
