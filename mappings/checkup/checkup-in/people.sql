-- About whom the checks are.
select r.payer_number || r.recipient_number as record_key, r.resident_number as resident_number
from recipient r
where r.resident_number in (select a.resident_number from arrived a)
order by r.recipient_id
