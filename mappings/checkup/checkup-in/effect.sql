-- A check that is there already gets the results that came now.
delete from checkup_result
where checkup_id in (
    select c.checkup_id from checkup c where c.reference_number in (select a.reference_number from arrived a));

update checkup
set institution_code = (
    select min(a.institution_code) from arrived a where a.reference_number = checkup.reference_number)
where reference_number in (select a.reference_number from arrived a);

insert into checkup (reference_number, recipient_id, checked_on, institution_code)
select distinct a.reference_number, r.recipient_id, a.checked_on, a.institution_code
from arrived a
join recipient r on r.resident_number = a.resident_number
where not exists (select 1 from checkup c where c.reference_number = a.reference_number);

insert into checkup_result (checkup_id, item_code, result, lower_limit, upper_limit, judgement)
select c.checkup_id, a.item_code, a.result, a.lower_limit, a.upper_limit, a.judgement
from arrived a
join checkup c on c.reference_number = a.reference_number;
