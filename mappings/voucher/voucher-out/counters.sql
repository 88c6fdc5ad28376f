-- The last 交付番号 that each office has given in a month.
merge into issue_number_counter t
using (
    select
        r.payer_number                                          as payer_number,
        substring(v.issue_number from 1 for 6)                  as treatment_month,
        max(cast(substring(v.issue_number from 7) as integer))  as last_number
    from voucher v
    join recipient r on r.recipient_id = v.recipient_id
    where v.issue_number >= to_char(cast(:businessDate as date) - interval '2' month, 'YYYYMM')
      and char_length(v.issue_number) = 13
    group by r.payer_number, substring(v.issue_number from 1 for 6)
) n on (t.payer_number = n.payer_number and t.treatment_month = n.treatment_month)
when matched and n.last_number > t.last_number then update set last_number = n.last_number;
