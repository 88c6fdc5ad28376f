-- About whom the lines are.
select r.payer_number || r.recipient_number as record_key, r.resident_number as resident_number
from arrived a
join recipient r on r.payer_number = a.insurer_number and r.recipient_number = a.insured_identification_number
