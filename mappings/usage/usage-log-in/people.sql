-- About whom the lines are, each person once, and whether one of them was not taken over before.
select
    r.payer_number || r.recipient_number     as record_key,
    r.resident_number                        as resident_number,
    bool_or(u.confirmation_number is null)   as changed
from arrived a
join recipient r on r.payer_number = a.insurer_number and r.recipient_number = a.insured_identification_number
left join usage_log u on u.confirmation_number = a.confirmation_number
group by r.payer_number, r.recipient_number, r.resident_number
order by r.payer_number, r.recipient_number
