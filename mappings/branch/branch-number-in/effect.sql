-- 個人台帳: first assignments, changes, and the day from which a number counts. An older day has no effect.
merge into recipient t
using (
    select r.recipient_id as recipient_id, a.insured_branch_number as branch_number, a.assigned_on as assigned_on
    from arrived a
    join recipient r on r.payer_number = a.insurer_number and r.recipient_number = a.insured_identification_number
    where r.branch_assigned_on is null
       or r.branch_assigned_on < a.assigned_on
       or (r.branch_assigned_on = a.assigned_on and r.branch_number is distinct from a.insured_branch_number)
) n on (t.recipient_id = n.recipient_id)
when matched then update set branch_number = n.branch_number, branch_assigned_on = n.assigned_on;
