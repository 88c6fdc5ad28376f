-- The welfare system's tables as far as the linkages need them (S0, S1). In production the hub is a guest in the welfare
-- system's own database and mappings/ adapts the names; this schema serves the demo and the tests (H2 and PostgreSQL).

-- 福祉事務所: one payer number (公費負担者番号) an office.
create table office (
    payer_number varchar(8) primary key,
    name         varchar(100) not null
);

create table household (
    household_id     bigint primary key,
    payer_number     varchar(8)  not null references office,
    household_number varchar(15) not null, -- 世帯番号
    opened_on        date        not null,
    closed_on        date
);

-- 個人台帳. Codes as in the online-eligibility vocabulary.
create table recipient (
    recipient_id         bigint primary key,
    resident_number      varchar(15)  not null unique,  -- 住民番号 (宛名番号)
    in_resident_register boolean      not null,         -- false: 住登外
    foreign_resident     boolean      not null,
    payer_number         varchar(8)   not null,         -- 公費負担者番号
    recipient_number     varchar(7)   not null,         -- 受給者番号
    branch_number        varchar(2),                    -- 被保険者枝番, received from outside
    household_id         bigint       not null references household,
    head_of_household    boolean      not null,
    name                 varchar(300) not null,         -- 氏名
    name_kana            varchar(300),
    alias_name           varchar(300),                  -- 通称名
    alias_kana           varchar(300),
    sex                  varchar(1)   not null,         -- 1 男 2 女 3 不明
    birth_date           date,
    post_number          varchar(7),
    address              varchar(400),
    self_info_refusal    varchar(1)   not null,         -- 自己情報提供不可フラグ
    checkup_consent      varchar(1)   not null,         -- 特定健診情報提供に係る本人同意フラグ
    consent_on           date,                          -- 本人(不)同意取得日
    non_disclosure       varchar(1)   not null,         -- 不開示該当フラグ
    opt_out              varchar(1)   not null,         -- オプトアウト
    current_period       integer      not null,
    unique (payer_number, recipient_number)
);
create index recipient_household on recipient (household_id);

-- 個人番号 lies apart, so that it can have rights of its own. The revision goes up whenever a number is attached or
-- changed: the hub sees from it that a person must be sent again, and need not keep the number, or a hash of it, to know.
create table personal_number (
    recipient_id bigint primary key references recipient,
    number       varchar(12),
    revision     integer not null,
    attached_on  date    not null
);

-- 資格の履歴: one row a period of assistance.
create table eligibility (
    recipient_id bigint  not null references recipient,
    period_no    integer not null,
    qualified_on date    not null, -- 資格取得日: 保護の開始・再開
    lost_on      date,             -- 資格喪失日: 停止・廃止
    loss_reason  varchar(2),       -- 資格喪失事由: 01 死亡 02 生保開始 03 保険取得 99 その他
    primary key (recipient_id, period_no)
);

-- 指定医療機関
create table institution (
    institution_code varchar(10) primary key,
    name             varchar(100) not null,
    kind             varchar(1)   not null, -- 点数表: 1 医科 3 歯科 4 薬局 6 訪問看護
    designated_from  date         not null,
    designated_until date
);

-- 医療券・調剤券 (S1 items 187-202)
create table voucher (
    voucher_id            bigint primary key,
    recipient_id          bigint      not null references recipient,
    ticket_type           varchar(2)  not null, -- 01 医療券 02 調剤券
    issue_number          varchar(20),          -- 交付番号
    institution_code      varchar(10) not null references institution,
    prescription_issuer   varchar(10),
    treatment_type        varchar(2)  not null, -- 診療別: 01 入院 02 入院外 03 歯科 04 調剤 05 訪問看護
    injury_name_1         varchar(100) not null,
    injury_name_2         varchar(100),
    injury_name_3         varchar(100),
    valid_from            date        not null,
    valid_until           date        not null,
    self_pay_amount       integer     not null,
    single_or_combined    varchar(2)  not null, -- 01 単独 02 併用
    social_insurance      varchar(2)  not null,
    infection_37_2        varchar(1)  not null,
    elderly_care          varchar(1)  not null,
    prefectural_expense   varchar(1)  not null,
    cancelled_on          date
);
create index voucher_recipient on voucher (recipient_id);

-- 健診情報提供の同意の履歴
create table checkup_consent (
    recipient_id bigint     not null references recipient,
    consent_on   date       not null,
    consent      varchar(1) not null, -- 0 なし 1 あり 2 期限切れ 3 困難
    primary key (recipient_id, consent_on)
);

-- The last 受給者番号 given by each office (six digits before the check digit).
create table recipient_number_counter (
    payer_number varchar(8) primary key references office,
    last_number  integer not null
);
