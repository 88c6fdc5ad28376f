-- Lines of checks that are there with the same results.
select coalesce(sum(n.lines), 0)
from (select a.reference_number, count(*) as lines from arrived a group by a.reference_number) n
join (
    select a.reference_number, count(*) as equal_lines
    from arrived a
    join checkup c on c.reference_number = a.reference_number and c.institution_code = a.institution_code
    join checkup_result r on r.checkup_id = c.checkup_id and r.item_code = a.item_code
    where r.result = a.result
      and coalesce(r.lower_limit, '') = coalesce(a.lower_limit, '')
      and coalesce(r.upper_limit, '') = coalesce(a.upper_limit, '')
      and coalesce(r.judgement, '') = coalesce(a.judgement, '')
    group by a.reference_number
) e on e.reference_number = n.reference_number and e.equal_lines = n.lines
join (
    select c.reference_number, count(*) as results
    from checkup c
    join checkup_result r on r.checkup_id = c.checkup_id
    where exists (select 1 from arrived a where a.reference_number = c.reference_number)
    group by c.reference_number
) k on k.reference_number = n.reference_number and k.results = n.lines
