-- A check that is there already gets the results that came now.
delete from checkup_result
where checkup_id in (
    select c.checkup_id from checkup c where c.reference_number in (select a.reference_number from arrived a));

merge into checkup t
using (
    select a.reference_number as reference_number, min(a.institution_code) as institution_code
    from arrived a
    group by a.reference_number
) n on (t.reference_number = n.reference_number)
when matched then update set institution_code = n.institution_code;

insert into checkup (reference_number, recipient_id, checked_on, institution_code)
select distinct a.reference_number, r.recipient_id, a.checked_on, a.institution_code
from arrived a
join recipient r on r.resident_number = a.resident_number
where not exists (select 1 from checkup c where c.reference_number = a.reference_number);

insert into checkup_result (checkup_id, item_code, result, lower_limit, upper_limit, judgement)
select c.checkup_id, a.item_code, a.result, a.lower_limit, a.upper_limit, a.judgement
from arrived a
join checkup c on c.reference_number = a.reference_number;
