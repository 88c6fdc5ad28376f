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

-- The numbers that follow the last one given. What someone else has given among them is passed over: as many as lie before
-- the one that would be due. An office and month whose serial numbers do not suffice gets none at all.
insert into numbered (voucher_id, issue_number)
select s.voucher_id, s.treatment_month || lpad(cast(s.serial as varchar), 7, '0')
from (
    select
        d.voucher_id                                                            as voucher_id,
        d.treatment_month                                                       as treatment_month,
        d.serial                                                                as serial,
        max(d.serial) over (partition by d.payer_number, d.treatment_month)     as highest
    from (
        select
            w.voucher_id                                        as voucher_id,
            w.payer_number                                      as payer_number,
            w.treatment_month                                   as treatment_month,
            w.last_number + w.place + count(t.free_before)      as serial
        from (
            select
                v.voucher_id        as voucher_id,
                c.payer_number      as payer_number,
                c.treatment_month   as treatment_month,
                c.last_number       as last_number,
                row_number() over (partition by c.payer_number, c.treatment_month order by v.voucher_id) as place
            from voucher v
            join recipient r on r.recipient_id = v.recipient_id
            join institution i on i.institution_code = v.institution_code
            join issue_number_counter c
                on c.payer_number = r.payer_number and c.treatment_month = to_char(v.valid_from, 'YYYYMM')
            where v.issue_number is null
              -- A single voucher is asked for by what stands for its key: V and its number, behind its person's. Empty: all.
              and (cast(:only as varchar) = ''
                or r.payer_number || r.recipient_number || 'V' || cast(v.voucher_id as varchar) = cast(:only as varchar))
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
        ) w
        -- Numbers that are taken already, with how many free ones lie between the last one given and them.
        left join (
            select
                g.payer_number      as payer_number,
                g.treatment_month   as treatment_month,
                g.serial - g.last_number
                    - row_number() over (partition by g.payer_number, g.treatment_month order by g.serial) as free_before
            from (
                select distinct
                    c.payer_number      as payer_number,
                    c.treatment_month   as treatment_month,
                    c.last_number       as last_number,
                    case
                        when translate(x.issue_number, '123456789', '000000000') = '0000000000000' -- digits only
                        then cast(substring(x.issue_number from 7) as integer)
                    end                 as serial
                from issue_number_counter c
                join voucher x
                    on x.issue_number > c.treatment_month || lpad(cast(c.last_number as varchar), 7, '0')
                    and x.issue_number <= c.treatment_month || '9999999'
                join recipient o on o.recipient_id = x.recipient_id and o.payer_number = c.payer_number
                where c.treatment_month >= to_char(cast(:businessDate as date) - interval '2' month, 'YYYYMM')
            ) g
            where g.serial is not null
        ) t on t.payer_number = w.payer_number and t.treatment_month = w.treatment_month and t.free_before < w.place
        group by w.voucher_id, w.payer_number, w.treatment_month, w.last_number, w.place
    ) d
) s
where s.highest <= 9999999;

merge into voucher t
using (select n.voucher_id as voucher_id, n.issue_number as issue_number from numbered n) n
on (t.voucher_id = n.voucher_id)
when matched then update set issue_number = n.issue_number;
