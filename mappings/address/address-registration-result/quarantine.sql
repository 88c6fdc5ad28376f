-- Accepted lines whose person has another number, or whose number is another person's, and people who are not there. Such a
-- line is set aside and is no answer.
select
    a.line_no                                           as line_no,
    a.insurer_number || a.insured_identification_number as record_key,
    case when r.recipient_id is null then 'insuredIdentificationNumber' else 'integratedNumber' end as field,
    case when r.recipient_id is null then 'TSN-1020' else 'TSN-1027' end as code
from arrived a
left join recipient r on r.payer_number = a.insurer_number and r.recipient_number = a.insured_identification_number
where r.recipient_id is null
   or exists (
       select 1 from integrated_number i
       where i.recipient_id = r.recipient_id and i.number <> a.integrated_number)
   or exists (
       select 1 from integrated_number i
       where i.number = a.integrated_number and i.recipient_id <> r.recipient_id)
   or a.integrated_number in (
       select b.integrated_number from arrived b group by b.integrated_number having count(*) > 1)
