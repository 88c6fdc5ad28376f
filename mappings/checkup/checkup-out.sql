-- 健診情報: the health checks of the last five years, one row each, with their results in one text and with what decides, as of the
-- day of sending, whether they may be handed over. Nobody is left out here: the hub leaves out by rules, and lists whom.
-- Column names are the fields of CheckupRecord, with underscores.
-- The window is that of the linkage's retention: what is older is neither sent for the first time nor again.
-- The order matters: one record key's rows must lie next to each other. A person has one check a day, and recipient_id rises with
-- 公費負担者番号 and 受給者番号; the order of the keys lets the database read the tables as they lie.
select
    r.payer_number                                  as insurer_number,
    r.recipient_number                              as insured_identification_number,
    r.branch_number                                 as insured_branch_number,
    c.checked_on                                    as checked_on,
    r.name_kana                                     as name_kana,
    r.sex                                           as sex,
    r.birth_date                                    as birthdate,
    r.post_number                                   as post_number,
    r.address                                       as address,
    c.institution_code                              as institution_code,
    i.name                                          as institution_name, -- null: an institution that nobody knows
    i.telephone                                     as institution_telephone,
    i.post_number                                   as institution_post_number,
    i.address                                       as institution_address,
    -- item, value, limits and judgement parted by U+001F, the items by U+001E; see CheckupResult
    (select string_agg(
                s.item_code || chr(31) || s.result || chr(31) || coalesce(s.lower_limit, '') || chr(31)
                    || coalesce(s.upper_limit, '') || chr(31) || coalesce(s.judgement, ''),
                chr(30) order by s.item_code)
       from checkup_result s
      where s.checkup_id = c.checkup_id)            as results,
    r.resident_number                               as resident_number, -- not sent: the journal's pseudonym comes of it
    -- Given only if the newest entry of the history up to that day and the ledger's flag both say so.
    case
        when n.consent is null then '0'
        when n.consent <> '1' then n.consent
        else r.checkup_consent
    end                                             as consent,
    r.self_info_refusal                             as self_information_refusal,
    r.non_disclosure                                as non_disclosure,
    exists (select 1
              from eligibility e
             where e.recipient_id = r.recipient_id
               and e.qualified_on <= c.checked_on
               and (e.lost_on is null or e.lost_on > c.checked_on)) as on_assistance_at_check,
    exists (select 1
              from eligibility e
             where e.recipient_id = r.recipient_id
               and e.qualified_on <= cast(:businessDate as date)
               and (e.lost_on is null or e.lost_on > cast(:businessDate as date))) as on_assistance_now
from checkup c
join recipient r on r.recipient_id = c.recipient_id
left join checkup_institution i on i.institution_code = c.institution_code
left join checkup_consent n on n.recipient_id = r.recipient_id
    and n.consent_on = (select max(m.consent_on)
                          from checkup_consent m
                         where m.recipient_id = r.recipient_id
                           and m.consent_on <= cast(:businessDate as date))
where c.checked_on >= cast(:businessDate as date) - interval '5' year
order by c.recipient_id, c.checked_on
