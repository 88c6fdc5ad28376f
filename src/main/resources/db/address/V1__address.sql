-- The address system (団体内統合宛名等システム) as far as the welfare department sees it: the published reference view has
-- two columns, 個人番号 and 住民番号 (S0). The table behind it belongs to the address system.
create table person (
    resident_number varchar(15) primary key,
    personal_number varchar(12),
    origin          varchar(1) not null -- 1 住記 2 生活保護住登外
);
create view welfare_reference as select personal_number, resident_number from person;
