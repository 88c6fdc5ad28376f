-- To whom numbers were just given. Each person once.
select r.payer_number || r.recipient_number as record_key, r.resident_number as resident_number
from recipient r
where r.recipient_id in (
    select v.recipient_id
    from numbered n
    join voucher v on v.voucher_id = n.voucher_id)
order by r.recipient_id
