-- About whom the lines are, each person once, and whether one of them was not taken over before.
select
    r.payer_number || r.recipient_number as record_key,
    r.resident_number                    as resident_number,
    k.known_lines < k.lines              as changed
from (
    select a.insurer_number, a.insured_identification_number, count(*) as lines, count(u.confirmation_number) as known_lines
    from arrived a
    left join usage_log u on u.confirmation_number = a.confirmation_number
    group by a.insurer_number, a.insured_identification_number
) k
join recipient r on r.payer_number = k.insurer_number and r.recipient_number = k.insured_identification_number
order by r.payer_number, r.recipient_number
