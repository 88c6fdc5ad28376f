-- 未委託の資格確認: checks at an institution for which the recipient has no voucher of that day, as of now: vouchers are issued
-- and withdrawn after a check was taken over, too (voucher_id is the one of then). Each row is a check; period_no is empty where there was no
-- eligibility either. resident_number is never shown: see administrator.md.
select
    r.resident_number,
    r.payer_number,
    r.recipient_number,
    u.confirmed_at,
    u.institution_code,
    u.confirmation_number,
    u.reference_classification,
    u.qualification_validity,
    u.issue_number,
    u.period_no
from usage_log u
join recipient r on r.recipient_id = u.recipient_id
where u.confirmed_at >= :from
  and u.confirmed_at < :until
  -- As usage-log-in/effect.sql ties them.
  and not exists (
      select 1 from voucher v
      where v.recipient_id = u.recipient_id
        and v.institution_code = u.institution_code
        and v.issue_number is not null
        and cast(u.confirmed_at as date) between v.valid_from and v.valid_until
        and (v.cancelled_on is null or v.cancelled_on > cast(u.confirmed_at as date)))
order by r.payer_number, r.recipient_number, u.confirmed_at, u.confirmation_number
