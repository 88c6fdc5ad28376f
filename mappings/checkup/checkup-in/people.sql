-- About whom the checks are, and whether one of a person's checks is new or has other results (as unchanged.sql counts).
select
    r.payer_number || r.recipient_number as record_key,
    r.resident_number                    as resident_number,
    max(case
        when n.equal_lines = n.lines
            and n.lines = (select count(*) from checkup_result k where k.checkup_id = n.checkup_id) then 0
        else 1
    end) = 1                             as changed
from (
    select
        a.resident_number, a.reference_number, count(*) as lines, count(t.item_code) as equal_lines,
        max(c.checkup_id) as checkup_id
    from arrived a
    left join checkup c on c.reference_number = a.reference_number and c.institution_code = a.institution_code
    left join checkup_result t
        on t.checkup_id = c.checkup_id
        and t.item_code = a.item_code
        and t.result = a.result
        and coalesce(t.lower_limit, '') = coalesce(a.lower_limit, '')
        and coalesce(t.upper_limit, '') = coalesce(a.upper_limit, '')
        and coalesce(t.judgement, '') = coalesce(a.judgement, '')
    group by a.resident_number, a.reference_number
) n
join recipient r on r.resident_number = n.resident_number
group by r.recipient_id, r.payer_number, r.recipient_number, r.resident_number
order by r.recipient_id
