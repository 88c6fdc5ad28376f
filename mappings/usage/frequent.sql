-- 頻回受診: recipients with checks at one institution on at least :days days within some :period days. Several checks of a
-- day count as one visit. The period slides, so that a series over the end of a month is found, too; of 31 days it finds
-- all that a calendar month finds. Each row is a recipient at an institution, from the first to the last day of such
-- series, with the days and checks between.
with visit as (
    select
        u.recipient_id,
        u.institution_code,
        cast(u.confirmed_at as date) as visited_on,
        count(*)                     as checks
    from usage_log u
    where u.confirmed_at >= :from
      and u.confirmed_at < :until
    group by u.recipient_id, u.institution_code, cast(u.confirmed_at as date)
),
numbered as (
    select
        recipient_id,
        institution_code,
        visited_on,
        row_number() over (partition by recipient_id, institution_code order by visited_on) as visit_no
    from visit
),
series as (
    select
        f.recipient_id,
        f.institution_code,
        min(f.visited_on) as first_on,
        max(l.visited_on) as last_on
    from numbered f
    join numbered l
        on l.recipient_id = f.recipient_id
        and l.institution_code = f.institution_code
        and l.visit_no = f.visit_no + cast(:days as integer) - 1
    where l.visited_on < f.visited_on + cast(:period as integer)
    group by f.recipient_id, f.institution_code
)
select
    r.resident_number,
    r.payer_number,
    r.recipient_number,
    s.institution_code,
    s.first_on,
    s.last_on,
    count(*)      as days,
    sum(v.checks) as checks
from series s
join visit v
    on v.recipient_id = s.recipient_id
    and v.institution_code = s.institution_code
    and v.visited_on between s.first_on and s.last_on
join recipient r on r.recipient_id = s.recipient_id
group by r.resident_number, r.payer_number, r.recipient_number, s.institution_code, s.first_on, s.last_on
order by r.payer_number, r.recipient_number, s.institution_code
