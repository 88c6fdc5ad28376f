-- 未委託の資格確認: checks at an institution for which the recipient had no voucher on that day. Each row is a check;
-- period_no is empty where there was no eligibility either. resident_number is never shown: see administrator.md.
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
  and u.voucher_id is null
order by r.payer_number, r.recipient_number, u.confirmed_at, u.confirmation_number
