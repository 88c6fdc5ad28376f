-- Lines with a personal number in the place of 住民番号, before any line is set aside: the file is held. Twelve digits that are
-- nobody's 住民番号 may be one: where no 住民番号 has twelve digits, or where it is a recipient's.
select
    o.line_no           as line_no,
    'residentNumber'    as field,
    'TSN-2007'          as code
from (
    select min(a.line_no) as line_no, a.resident_number as resident_number
    from arrived a
    group by a.resident_number
) o
where translate(o.resident_number, '123456789', '000000000') = '000000000000'
  and not exists (select 1 from recipient r where r.resident_number = o.resident_number)
  and (not exists (select 1 from recipient k where char_length(k.resident_number) = 12)
    or exists (select 1 from personal_number p where p.number = o.resident_number))
