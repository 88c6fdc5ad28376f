-- What the welfare system knows of a recipient's way: assistance, health checks, checks at hospitals (資格確認). A check shows the
-- voucher of its day that is valid as of now, tied when the log was taken over or issued afterwards; or the one that was tied and
-- withdrawn afterwards; none: 未委託. Only these columns are shown, each held to its form; the 住民番号, which is not, must be the one asked for.
with person as (
    select recipient_id, resident_number, payer_number || recipient_number as record_key
    from recipient
    where resident_number = :residentNumber
)
select
    p.resident_number,
    p.record_key,
    cast(e.qualified_on as timestamp) as happened_at,
    'ASSISTANCE_BEGAN'                as event,
    cast(null as varchar(10))         as institution_code,
    cast(null as varchar(20))         as issue_number
from person p
join eligibility e on e.recipient_id = p.recipient_id
union all
select p.resident_number, p.record_key, cast(e.lost_on as timestamp), 'ASSISTANCE_ENDED', null, null
from person p
join eligibility e on e.recipient_id = p.recipient_id
where e.lost_on is not null
union all
select p.resident_number, p.record_key, cast(c.checked_on as timestamp), 'HEALTH_CHECK', c.institution_code, null
from person p
join checkup c on c.recipient_id = p.recipient_id
union all
select
    u.resident_number,
    u.record_key,
    u.confirmed_at,
    case
        when u.valid is null and u.tied is not null then 'VISIT_WITHDRAWN'
        when u.valid is not null and u.tied is null then 'VISIT_COVERED_LATER'
        else 'VISIT'
    end,
    u.institution_code,
    coalesce(u.valid, u.tied)
from (
    select
        p.resident_number,
        p.record_key,
        l.confirmed_at,
        l.institution_code,
        (select v.issue_number from voucher v where v.voucher_id = l.voucher_id) as tied,
        (
            select min(v.issue_number)
            from voucher v
            where v.recipient_id = l.recipient_id
              and v.institution_code = l.institution_code
              and cast(l.confirmed_at as date) between v.valid_from and v.valid_until
              and (v.cancelled_on is null or v.cancelled_on > cast(l.confirmed_at as date))) as valid
    from person p
    join usage_log l on l.recipient_id = p.recipient_id
) u
