-- The last 交付番号 that the hub has given for each office in a month. What others have given never counts: a number that was
-- typed in wrong would use up all that lie before it.
merge into issue_number_counter t
using (
    select
        r.payer_number                                          as payer_number,
        substring(n.issue_number from 1 for 6)                  as treatment_month,
        max(cast(substring(n.issue_number from 7) as integer))  as last_number
    from numbered n
    join voucher v on v.voucher_id = n.voucher_id
    join recipient r on r.recipient_id = v.recipient_id
    group by r.payer_number, substring(n.issue_number from 1 for 6)
) n on (t.payer_number = n.payer_number and t.treatment_month = n.treatment_month)
when matched and n.last_number > t.last_number then update set last_number = n.last_number;
