-- Why records of a run were held back: one row a cause; the records of a run add up to its held_count.
create table held_back (
    run_id  bigint      not null references run,
    cause   varchar(12) not null, -- UNANSWERED, REJECTED, FOLLOWS, LEFT_OUT, LISTED, WHOLE, MEANWHILE
    detail  varchar(60) not null, -- FOLLOWS: the linkage; LEFT_OUT, LISTED: the code of the rule; otherwise empty
    records bigint      not null
);
create index held_back_run on held_back (run_id);
insert into held_back (run_id, cause, detail, records)
select run_id, 'LEFT_OUT', code, count(*) from exclusion group by run_id, code;

-- What a run did to the person: TAKEN_OVER, UNCHANGED (looked at, without effect), LISTED (on the 確認リスト, left as it was).
alter table taken_record add column effect varchar(10) default 'TAKEN_OVER' not null;
