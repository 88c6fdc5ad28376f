-- The same number again, or one that is older than the recipient's.
select count(*)
from arrived a
join recipient r on r.payer_number = a.insurer_number and r.recipient_number = a.insured_identification_number
where r.branch_number = a.insured_branch_number
   or r.branch_assigned_on > a.assigned_on
