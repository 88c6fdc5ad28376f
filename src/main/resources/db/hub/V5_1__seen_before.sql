-- What a matter of the 確認リスト was before the last run that found it again, in case that run's effect does not take place.
alter table confirmation_item add column previous_run_id bigint;
alter table confirmation_item add column previous_note varchar(1000);
