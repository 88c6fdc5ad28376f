-- The view promises no key: a person can stand in it twice, as where two sources are put together. So the table behind it has none.
drop view welfare_reference;
create table person_entry (
    resident_number varchar(15) not null,
    personal_number varchar(12),
    origin          varchar(1)  not null -- 1 住記 2 生活保護住登外
);
insert into person_entry select resident_number, personal_number, origin from person;
drop table person;
alter table person_entry rename to person;
create index person_resident_number on person (resident_number);
create index person_personal_number on person (personal_number);
create view welfare_reference as select personal_number, resident_number from person;
