-- オンライン資格確認等システム: what a hospital's inquiry is answered from. It has no column for a personal number.
create table qualification (
    record_key                     varchar(15)  primary key, -- 公費負担者番号 and 受給者番号
    branch_number                  varchar(2)   not null,
    insured_card_classification    varchar(2)   not null,
    personal_family_classification varchar(1)   not null,
    name                           varchar(200) not null,
    name_kana                      varchar(200) not null,
    name_of_other                  varchar(200) not null,
    name_of_other_kana             varchar(200) not null,
    sex1                           varchar(1)   not null,
    sex2                           varchar(1)   not null,
    birthdate                      varchar(8)   not null,
    post_number                    varchar(7)   not null,
    address                        varchar(400) not null,
    qualification_date             varchar(8)   not null,
    disqualification_date          varchar(8)   not null,
    reason_of_loss                 varchar(2)   not null,
    self_information_refusal_flag  varchar(1)   not null,
    checkups_consent_flag          varchar(1)   not null,
    consent_date                   varchar(8)   not null,
    non_disclosure_flag            varchar(1)   not null,
    opt_out_flag                   varchar(1)   not null,
    invalidation_flag              varchar(1)   not null
);
