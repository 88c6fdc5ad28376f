-- Recipients by the number of their checks (資格確認) and of the days with one. Each row is a recipient.
select
    r.resident_number,
    r.payer_number,
    r.recipient_number,
    c.checks,
    c.days,
    c.institutions,
    c.first_on,
    c.last_on
from (
    select
        u.recipient_id,
        count(*)                                       as checks,
        count(distinct cast(u.confirmed_at as date))   as days,
        count(distinct u.institution_code)             as institutions,
        min(cast(u.confirmed_at as date))              as first_on,
        max(cast(u.confirmed_at as date))              as last_on
    from usage_log u
    where u.confirmed_at >= :from
      and u.confirmed_at < :until
    group by u.recipient_id
    having count(*) >= :checks
       and count(distinct cast(u.confirmed_at as date)) >= :days
) c
join recipient r on r.recipient_id = c.recipient_id
order by r.payer_number, r.recipient_number
