-- 個人台帳: first assignments and changes.
merge into recipient t
using (
    select r.recipient_id as recipient_id, a.insured_branch_number as branch_number
    from arrived a
    join recipient r on r.payer_number = a.insurer_number and r.recipient_number = a.insured_identification_number
    where r.branch_number is null or r.branch_number <> a.insured_branch_number
) n on (t.recipient_id = n.recipient_id)
when matched then update set branch_number = n.branch_number;
