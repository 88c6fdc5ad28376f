-- Checks that cannot be a recipient's, or contradict themselves or what is there already. One line stands for the check; the
-- others of the check go with it.
with one as (
    select
        min(a.line_no)          as line_no,
        a.reference_number      as reference_number,
        min(a.resident_number)  as resident_number,
        min(a.checked_on)       as checked_on,
        min(a.birthdate)        as birthdate,
        min(a.sex)              as sex,
        case when min(a.resident_number) <> max(a.resident_number) or min(a.checked_on) <> max(a.checked_on)
               or min(a.birthdate) <> max(a.birthdate) or min(a.sex) <> max(a.sex)
               or min(a.institution_code) <> max(a.institution_code)
             then 1 else 0 end  as differs
    from arrived a
    group by a.reference_number
)
select o.line_no as line_no, null as record_key, 'referenceNumber' as field, 'TSN-1016' as code
from one o
where o.differs = 1
union all
select o.line_no, null, 'residentNumber', 'TSN-1020'
from one o
where o.differs = 0 and not exists (select 1 from recipient r where r.resident_number = o.resident_number)
union all
select o.line_no, r.payer_number || r.recipient_number, 'birthdate', 'TSN-1042'
from one o
join recipient r on r.resident_number = o.resident_number
where o.differs = 0 and (r.birth_date is null or r.birth_date <> o.birthdate or r.sex <> o.sex)
union all
-- One person has one check a day, and a number is one check's for ever.
select o.line_no, r.payer_number || r.recipient_number, 'referenceNumber', 'TSN-1035'
from one o
join recipient r on r.resident_number = o.resident_number
join checkup c on c.reference_number = o.reference_number
where o.differs = 0 and (c.recipient_id <> r.recipient_id or c.checked_on <> o.checked_on)
union all
select o.line_no, r.payer_number || r.recipient_number, 'checkedOn', 'TSN-1007'
from one o
join recipient r on r.resident_number = o.resident_number
join checkup c on c.recipient_id = r.recipient_id and c.checked_on = o.checked_on
where o.differs = 0 and c.reference_number <> o.reference_number
union all
select o.line_no, null, 'checkedOn', 'TSN-1007'
from one o
join (select p.resident_number, p.checked_on from one p where p.differs = 0 group by p.resident_number, p.checked_on having count(*) > 1) twice
  on twice.resident_number = o.resident_number and twice.checked_on = o.checked_on
where o.differs = 0
union all
select t.line_no, null, 'itemCode', 'TSN-1007'
from (
    select max(a.line_no) as line_no
    from arrived a
    group by a.reference_number, a.item_code
    having count(*) > 1
) t
