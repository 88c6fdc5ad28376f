-- 生活保護住登外情報: every recipient outside the resident register, with the current period of assistance, one row each.
-- Column names are the fields of AddressRegistrationRecord, with underscores.
-- The order matters, as in eligibility-out.sql: one recipient's rows must lie next to each other.
-- The joins are outer ones: a recipient without a personal number is reported, not left out.
select
    'D'                 as record_type,
    r.resident_number   as resident_number,
    r.payer_number      as insurer_number,
    r.recipient_number  as insured_identification_number,
    r.name              as name,
    r.name_kana         as name_kana,
    r.alias_name        as name_of_other,
    r.alias_kana        as name_of_other_kana,
    r.sex               as sex,
    r.birth_date        as birthdate,
    r.post_number       as post_number,
    r.address           as address,
    p.number            as personal_number,
    p.revision          as personal_number_revision,
    e.lost_on           as ended_on
from recipient r
left join eligibility e on e.recipient_id = r.recipient_id and e.period_no = r.current_period
left join personal_number p on p.recipient_id = r.recipient_id
where r.in_resident_register = false
order by r.recipient_id
