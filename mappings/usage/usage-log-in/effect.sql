-- What was taken over before has no effect. It leaves first: an insert that looked into the very table that it fills could
-- be planned as one look through the whole of it for each line, from the statistics of a day when it was empty.
delete from arrived
where exists (select 1 from usage_log u where u.confirmation_number = arrived.confirmation_number);

-- 資格確認実績, tied when it is taken over: to the eligibility of that day (the day of its loss is none of it any more), and
-- to the voucher for that institution that was valid on that day and not cancelled by then: the one that was shown, or else
-- the first. Without a voucher it is 未委託.
insert into usage_log (
    confirmation_number, confirmed_at, institution_code, recipient_id, branch_number, reference_classification,
    qualification_validity, issue_number, checkup_viewed, period_no, voucher_id)
select
    a.confirmation_number,
    a.confirmed_at,
    a.institution_code,
    r.recipient_id,
    a.insured_branch_number,
    a.reference_classification,
    a.qualification_validity,
    a.issue_number,
    a.checkup_viewed,
    (select max(e.period_no)
     from eligibility e
     where e.recipient_id = r.recipient_id
       and e.qualified_on <= cast(a.confirmed_at as date)
       and (e.lost_on is null or e.lost_on > cast(a.confirmed_at as date))),
    (select v.voucher_id
     from voucher v
     where v.recipient_id = r.recipient_id
       and v.institution_code = a.institution_code
       and v.issue_number is not null -- without a number it was never issued
       and cast(a.confirmed_at as date) between v.valid_from and v.valid_until
       and (v.cancelled_on is null or v.cancelled_on > cast(a.confirmed_at as date))
     order by case when v.issue_number = a.issue_number then 0 else 1 end, v.voucher_id
     fetch first 1 row only)
from arrived a
join recipient r on r.payer_number = a.insurer_number and r.recipient_number = a.insured_identification_number;
