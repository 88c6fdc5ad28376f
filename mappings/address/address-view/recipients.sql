-- The recipients whom the view is compared with, in the binary order of 住民番号; each once. Whose assistance has ended may leave
-- the view.
select
    r.resident_number                       as resident_number,
    r.payer_number || r.recipient_number    as record_key,
    p.number                                as personal_number
from recipient r
join eligibility e on e.recipient_id = r.recipient_id and e.period_no = r.current_period and e.lost_on is null
left join personal_number p on p.recipient_id = r.recipient_id
order by r.resident_number
