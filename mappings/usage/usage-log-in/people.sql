-- About whom the lines are, each person once.
select r.payer_number || r.recipient_number as record_key, r.resident_number as resident_number
from (select distinct a.insurer_number, a.insured_identification_number from arrived a) k
join recipient r on r.payer_number = k.insurer_number and r.recipient_number = k.insured_identification_number
order by r.payer_number, r.recipient_number
