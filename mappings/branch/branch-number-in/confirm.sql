-- A number that replaces another is taken over, and somebody looks into it.
select
    r.payer_number || r.recipient_number                    as record_key,
    'TSN-1026'                                              as code,
    r.branch_number || ' → ' || a.insured_branch_number     as note
from arrived a
join recipient r on r.payer_number = a.insurer_number and r.recipient_number = a.insured_identification_number
where r.branch_number <> a.insured_branch_number
