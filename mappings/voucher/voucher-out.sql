-- 医療券・調剤券情報: the vouchers of this month and the next, and those of the last two months, which may still be changed or
-- cancelled. Column names are the fields of VoucherRecord, with underscores.
-- The order matters: vouchers of one key (公費負担者番号, 受給者番号, 交付番号) must lie next to each other.
-- A voucher that was cancelled before it had a number concerns no one outside.
select
    'D'                                 as record_type,
    '02'                                as narrowing_record_type,
    v.voucher_id                        as voucher_id,
    v.ticket_type                       as ticket_type,
    v.issue_number                      as issue_number,
    r.payer_number                      as insurer_number,
    r.recipient_number                  as insured_identification_number,
    to_char(v.valid_from, 'YYYYMM')     as medical_treatment_month,
    v.valid_from                        as valid_date,
    v.valid_until                       as expiration_date,
    v.institution_code                  as designated_medical_institution_code,
    v.prescription_issuer               as prescription_issuer_code,
    v.treatment_type                    as medical_treatment_type,
    v.injury_name_1                     as injury_name1,
    v.injury_name_2                     as injury_name2,
    v.injury_name_3                     as injury_name3,
    v.single_or_combined                as single_or_combined_use,
    v.social_insurance                  as status_of_social_insurance,
    v.infection_37_2                    as status_of_infection,
    v.elderly_care                      as status_of_elderly_medical_care,
    v.prefectural_expense               as status_of_prefectural_expenses,
    v.self_pay_amount                   as self_pay_amount,
    v.confirmation_method               as confirmation_method,
    v.cancelled_on                      as cancelled_on,
    i.kind                              as institution_kind,
    i.designated_from                   as designated_from,
    i.designated_until                  as designated_until,
    -- On assistance on every day: on the first, and on each day that ends a period of assistance.
    exists (
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
              and (f.lost_on is null or f.lost_on > g.lost_on))) as eligible,
    r.resident_number                   as resident_number -- not sent: the journal's pseudonym comes of it
from voucher v
join recipient r on r.recipient_id = v.recipient_id
left join institution i on i.institution_code = v.institution_code
where v.valid_until >= cast(:businessDate as date) - interval '2' month
  and to_char(v.valid_from, 'YYYYMM') <= to_char(cast(:businessDate as date) + interval '1' month, 'YYYYMM')
  and (v.issue_number is not null or v.cancelled_on is null)
order by r.payer_number, r.recipient_number, v.issue_number, v.voucher_id
