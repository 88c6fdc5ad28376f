-- About whom the lines are, and whether the number becomes another one.
select
    r.payer_number || r.recipient_number as record_key,
    r.resident_number                    as resident_number,
    r.branch_number is distinct from a.insured_branch_number
        and (r.branch_assigned_on is null or r.branch_assigned_on <= a.assigned_on) as changed
from arrived a
join recipient r on r.payer_number = a.insurer_number and r.recipient_number = a.insured_identification_number
