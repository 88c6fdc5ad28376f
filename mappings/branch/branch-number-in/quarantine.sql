-- Recipients who are not there, and recipients who stand in the file more than once.
select j.line_no, j.record_key, 'insuredIdentificationNumber' as field, j.code
from (
    select
        a.line_no                                           as line_no,
        a.insurer_number || a.insured_identification_number as record_key,
        case
            when r.recipient_id is null then 'TSN-1020'
            when count(*) over (partition by a.insurer_number, a.insured_identification_number) > 1 then 'TSN-1007'
        end                                                 as code
    from arrived a
    left join recipient r
        on r.payer_number = a.insurer_number and r.recipient_number = a.insured_identification_number
) j
where j.code is not null
