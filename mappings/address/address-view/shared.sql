-- Numbers that are on two people of the view.
select personal_number
from welfare_reference
where personal_number is not null
group by personal_number
having min(resident_number) <> max(resident_number)
