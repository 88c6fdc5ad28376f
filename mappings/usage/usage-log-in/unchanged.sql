-- Taken over before, with this very content.
select count(*)
from arrived a
join usage_log u on u.confirmation_number = a.confirmation_number
