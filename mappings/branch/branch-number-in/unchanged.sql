-- The same number again.
select count(*)
from arrived a
join recipient r on r.payer_number = a.insurer_number and r.recipient_number = a.insured_identification_number
where r.branch_number = a.insured_branch_number
