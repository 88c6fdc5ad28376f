-- 設定年月日 of the 被保険者枝番: an older number that arrives late has no effect.
alter table recipient add column branch_assigned_on date;
