-- Numbers about to be attached that another recipient has already.
select a.resident_number as resident_number
from attachable a
where exists (
    select 1 from personal_number p
    join recipient r on r.recipient_id = p.recipient_id
    where p.number = a.personal_number and r.resident_number <> a.resident_number)
