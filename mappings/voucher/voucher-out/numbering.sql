-- 交付番号: the month of treatment (yyyyMM) and the next serial number of the office and month (7 digits), for every voucher
-- that has none and may be issued. What may not be issued has no number: the check of voucher-out.sql says why.
-- The last statement gives the numbers; counters.sql then brings the counters up to them, in the same transaction.

-- An office's first voucher of a month.
insert into issue_number_counter (payer_number, treatment_month, last_number)
select distinct o.payer_number, to_char(v.valid_from, 'YYYYMM'), 0
from voucher v
join recipient r on r.recipient_id = v.recipient_id
join office o on o.payer_number = r.payer_number
where v.issue_number is null
  and v.cancelled_on is null
  and v.valid_until >= cast(:businessDate as date) - interval '2' month
  and to_char(v.valid_from, 'YYYYMM') <= to_char(cast(:businessDate as date) + interval '1' month, 'YYYYMM')
  and not exists (
    select 1 from issue_number_counter c
    where c.payer_number = o.payer_number and c.treatment_month = to_char(v.valid_from, 'YYYYMM'));

-- Whoever else numbers waits from here on, and what follows sees the numbers that others have given.
update issue_number_counter
set last_number = last_number
where treatment_month >= to_char(cast(:businessDate as date) - interval '2' month, 'YYYYMM');

merge into voucher t
using (
    select
        v.voucher_id as voucher_id,
        c.treatment_month || lpad(cast(c.last_number + row_number() over (
            partition by c.payer_number, c.treatment_month order by v.voucher_id) as varchar), 7, '0') as issue_number
    from voucher v
    join recipient r on r.recipient_id = v.recipient_id
    join institution i on i.institution_code = v.institution_code
    join issue_number_counter c
        on c.payer_number = r.payer_number and c.treatment_month = to_char(v.valid_from, 'YYYYMM')
    where v.issue_number is null
      and v.cancelled_on is null
      and v.valid_until >= cast(:businessDate as date) - interval '2' month
      and to_char(v.valid_from, 'YYYYMM') <= to_char(cast(:businessDate as date) + interval '1' month, 'YYYYMM')
      -- 有効期間: within the month of treatment.
      and v.valid_until >= v.valid_from
      and to_char(v.valid_until, 'YYYYMM') = to_char(v.valid_from, 'YYYYMM')
      -- On assistance from the first day on, and on no day that ends a period of assistance without another one.
      and exists (
        select 1 from eligibility e
        where e.recipient_id = v.recipient_id
          and e.qualified_on <= v.valid_from
          and (e.lost_on is null or e.lost_on > v.valid_from))
      and not exists (
        select 1 from eligibility g
        where g.recipient_id = v.recipient_id
          and g.lost_on > v.valid_from
          and g.lost_on <= v.valid_until
          and not exists (
            select 1 from eligibility f
            where f.recipient_id = v.recipient_id
              and f.qualified_on <= g.lost_on
              and (f.lost_on is null or f.lost_on > g.lost_on)))
      -- Designated for the whole period, and of the kind that the treatment asks for.
      and i.designated_from <= v.valid_from
      and (i.designated_until is null or i.designated_until >= v.valid_until)
      and i.kind = case v.treatment_type
        when '01' then '1' when '02' then '1' when '03' then '3' when '04' then '4' when '05' then '6' end
) n on (t.voucher_id = n.voucher_id)
when matched then update set issue_number = n.issue_number;
