-- 資格情報: every recipient with the current period of assistance, one row each.
-- Column names are the fields of EligibilityRecord, with underscores.
-- The order matters: records go out in the order of 公費負担者番号 and 受給者番号, and one recipient's rows must lie next to each
-- other, so that two people under one number are noticed. Here recipient_id rises with both, and the order of the
-- primary keys lets the database merge the tables as they lie: the first row comes at once and nothing is sorted on
-- disk. Where ids do not rise so, order by r.payer_number, r.recipient_number instead.
-- The joins are outer ones: a recipient without a current period or a personal number is reported, not left out.
select
    'D'                                             as record_type,
    '01'                                            as member_classification,
    'A1'                                            as insured_card_classification,
    '0'                                             as invalidation_flag,
    '1'                                             as registration_deletion_classification,
    r.payer_number                                  as insurer_number,
    r.recipient_number                              as insured_identification_number,
    r.branch_number                                 as insured_branch_number,
    (select h.household_number from household h where h.household_id = r.household_id) as household_number,
    case when r.head_of_household then '1' else '2' end as personal_family_classification,
    case when r.foreign_resident then '2' else '1' end  as status,
    r.name                                          as name,
    r.name_kana                                     as name_kana,
    r.alias_name                                    as name_of_other,
    r.alias_kana                                    as name_of_other_kana,
    r.sex                                           as sex1,
    r.birth_date                                    as birthdate,
    r.post_number                                   as post_number,
    r.address                                       as address,
    p.number                                        as personal_number,
    p.revision                                      as personal_number_revision,
    e.qualified_on                                  as qualification_date,
    e.lost_on                                       as disqualification_date,
    e.loss_reason                                   as reason_of_loss,
    r.self_info_refusal                             as self_information_refusal_flag,
    r.checkup_consent                               as specific_health_checkups_consent_flag,
    r.consent_on                                    as consent_date,
    r.non_disclosure                                as non_disclosure_flag,
    r.opt_out                                       as opt_out_flag,
    r.resident_number                               as resident_number -- not sent: the journal's pseudonym comes of it
from recipient r
left join eligibility e on e.recipient_id = r.recipient_id and e.period_no = r.current_period
left join personal_number p on p.recipient_id = r.recipient_id
order by r.recipient_id
