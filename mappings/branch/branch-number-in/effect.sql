-- 個人台帳: first assignments and changes.
update recipient
set branch_number = (
    select a.insured_branch_number from arrived a
    where a.insurer_number = recipient.payer_number
      and a.insured_identification_number = recipient.recipient_number)
where exists (
    select 1 from arrived a
    where a.insurer_number = recipient.payer_number
      and a.insured_identification_number = recipient.recipient_number
      and (recipient.branch_number is null or recipient.branch_number <> a.insured_branch_number));
