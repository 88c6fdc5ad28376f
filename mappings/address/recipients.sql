-- The recipients whom the view is compared with, in the binary order of 住民番号; each once.
select
    r.resident_number                       as resident_number,
    r.payer_number || r.recipient_number    as record_key,
    p.number                                as personal_number
from recipient r
left join personal_number p on p.recipient_id = r.recipient_id
order by r.resident_number
