-- About whom the lines are, each person once.
select r.payer_number || r.recipient_number as record_key, r.resident_number as resident_number
from recipient r
where exists (
    select 1 from arrived a
    where a.insurer_number = r.payer_number and a.insured_identification_number = r.recipient_number)
order by r.payer_number, r.recipient_number
