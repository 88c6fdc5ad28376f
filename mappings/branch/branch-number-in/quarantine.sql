-- Recipients who are not there, and recipients who stand in the file more than once.
select
    a.line_no                                           as line_no,
    a.insurer_number || a.insured_identification_number as record_key,
    'insuredIdentificationNumber'                       as field,
    'TSN-1020'                                          as code
from arrived a
where not exists (
    select 1 from recipient r
    where r.payer_number = a.insurer_number and r.recipient_number = a.insured_identification_number)
union all
select
    a.line_no,
    a.insurer_number || a.insured_identification_number,
    'insuredIdentificationNumber',
    'TSN-1007'
from arrived a
join recipient r on r.payer_number = a.insurer_number and r.recipient_number = a.insured_identification_number
where exists (
    select 1 from arrived b
    where b.insurer_number = a.insurer_number
      and b.insured_identification_number = a.insured_identification_number
      and b.line_no <> a.line_no)
