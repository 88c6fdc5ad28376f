-- A number that replaces another is taken over, and somebody looks into it. So it is with another number of the same day; an
-- older one is only told.
select
    r.payer_number || r.recipient_number                    as record_key,
    case when r.branch_assigned_on > a.assigned_on then 'TSN-1029' else 'TSN-1026' end as code,
    case
        when r.branch_assigned_on > a.assigned_on
            then a.insured_branch_number || ' (' || to_char(a.assigned_on, 'YYYY-MM-DD') || ') < '
                || r.branch_number || ' (' || to_char(r.branch_assigned_on, 'YYYY-MM-DD') || ')'
        else r.branch_number || ' → ' || a.insured_branch_number
    end                                                     as note
from arrived a
join recipient r on r.payer_number = a.insurer_number and r.recipient_number = a.insured_identification_number
where r.branch_number <> a.insured_branch_number
