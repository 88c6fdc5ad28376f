-- 団体内統合宛名番号 into the recipients' files; the same number again changes nothing.
insert into integrated_number (recipient_id, number, assigned_on)
select r.recipient_id, a.integrated_number, :businessDate
from arrived a
join recipient r on r.payer_number = a.insurer_number and r.recipient_number = a.insured_identification_number
where not exists (select 1 from integrated_number i where i.recipient_id = r.recipient_id);
