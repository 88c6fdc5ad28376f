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
),
counted as (
    select
        o.line_no, o.reference_number, o.resident_number, o.checked_on, o.birthdate, o.sex, o.differs,
        sum(1 - o.differs) over (partition by o.resident_number, o.checked_on) as checks_of_the_day
    from one o
),
judged as (
    select
        o.line_no                           as line_no,
        r.payer_number || r.recipient_number as record_key,
        case
            when o.differs = 1 then 'TSN-1016'
            when r.recipient_id is null then 'TSN-1020'
            when r.birth_date is null or r.birth_date <> o.birthdate or r.sex <> o.sex then 'TSN-1042'
            -- A number is one check's for ever, and one person has one check a day.
            when c.recipient_id <> r.recipient_id or c.checked_on <> o.checked_on then 'TSN-1035'
            when o.checks_of_the_day > 1 or d.reference_number <> o.reference_number then 'TSN-1007'
        end                                 as code
    from counted o
    left join recipient r on r.resident_number = o.resident_number
    left join checkup c on c.reference_number = o.reference_number
    left join checkup d on d.recipient_id = r.recipient_id and d.checked_on = o.checked_on
)
select
    j.line_no,
    j.record_key,
    case j.code
        when 'TSN-1020' then 'residentNumber'
        when 'TSN-1042' then 'birthdate'
        when 'TSN-1007' then 'checkedOn'
        else 'referenceNumber'
    end as field,
    j.code
from judged j
where j.code is not null
union all
select t.line_no, null, 'itemCode', 'TSN-1007'
from (
    select max(a.line_no) as line_no
    from arrived a
    group by a.reference_number, a.item_code
    having count(*) > 1
) t
