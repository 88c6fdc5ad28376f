-- To whom numbers were just given: those that counters.sql has not counted yet. Each person once.
select r.payer_number || r.recipient_number as record_key, r.resident_number as resident_number
from recipient r
where r.recipient_id in (
    select v.recipient_id
    from voucher v
    join recipient o on o.recipient_id = v.recipient_id
    join issue_number_counter c
        on c.payer_number = o.payer_number and c.treatment_month = substring(v.issue_number from 1 for 6)
    where v.issue_number >= to_char(cast(:businessDate as date) - interval '2' month, 'YYYYMM')
      and char_length(v.issue_number) = 13
      and substring(v.issue_number from 7) > lpad(cast(c.last_number as varchar), 7, '0'))
order by r.recipient_id
