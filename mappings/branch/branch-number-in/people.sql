-- About whom the lines are, and whether the number is a new one.
select
    r.payer_number || r.recipient_number                                          as record_key,
    r.resident_number                                                             as resident_number,
    r.branch_number is null or r.branch_number <> a.insured_branch_number         as changed
from arrived a
join recipient r on r.payer_number = a.insurer_number and r.recipient_number = a.insured_identification_number
