-- Vouchers, and the questions of medical institutions.

create table voucher (
    record_key                     varchar(28)  primary key, -- 公費負担者番号, 受給者番号 and 交付番号
    recipient_key                  varchar(15)  not null,
    issue_number                   varchar(13)  not null,
    ticket_type                    varchar(2)   not null,
    valid_date                     varchar(8)   not null,
    expiration_date                varchar(8)   not null,
    institution_code               varchar(10)  not null,
    prescription_issuer_code       varchar(10)  not null,
    treatment_type                 varchar(2)   not null,
    injury_name1                   varchar(200) not null,
    injury_name2                   varchar(200) not null,
    injury_name3                   varchar(200) not null,
    single_or_combined_use         varchar(2)   not null,
    status_of_social_insurance     varchar(2)   not null,
    status_of_infection            varchar(1)   not null,
    status_of_elderly_medical_care varchar(1)   not null,
    status_of_prefectural_expenses varchar(1)   not null,
    self_pay_amount                varchar(7)   not null,
    confirmation_method            varchar(2)   not null,
    cancelled_on                   varchar(8)   not null
);
create index voucher_recipient on voucher (recipient_key);

-- 資格確認実績: every question with its answer.
create table usage_log (
    entry                    bigint       primary key,
    confirmation_number      varchar(20)  not null unique, -- 資格確認通番
    confirmed_at             timestamp(0) not null,
    institution_code         varchar(10)  not null,
    record_key               varchar(15)  not null,
    branch_number            varchar(2)   not null,
    reference_classification varchar(1)   not null,
    qualification_validity   varchar(1)   not null,
    issue_number             varchar(13)  not null,
    checkup_viewed           varchar(1)   not null
);

-- One row a file handed over: the entries after one number up to another.
create table delivery (
    file_name   varchar(255) primary key,
    created_at  timestamp(0) not null,
    after_entry bigint       not null,
    last_entry  bigint       not null,
    published   boolean      not null
);
