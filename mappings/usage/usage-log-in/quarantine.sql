-- Recipients who are not there; 資格確認通番 that stand in the file more than once: of lines with one content the first is
-- good, of lines with different contents none; 資格確認通番 that were taken over before with another content. Windows, and no
-- join with a query: a database that joins without hashing would execute it anew for each line.
with line as (
    select
        a.*,
        cast(a.confirmed_at as varchar) || a.institution_code || a.insurer_number || a.insured_identification_number
            || a.reference_classification || a.qualification_validity || a.checkup_viewed
            || ',' || coalesce(a.insured_branch_number, '') || ',' || coalesce(a.issue_number, '') as content
    from arrived a
),
seen as (
    select
        l.*,
        min(l.line_no) over same as first_line,
        case when min(l.content) over same <> max(l.content) over same then 1 else 0 end as differs
    from line l
    window same as (partition by l.confirmation_number)
),
judged as (
    select
        a.line_no,
        a.insurer_number || a.insured_identification_number as record_key,
        case
            when r.recipient_id is null then 'TSN-1020'
            when a.differs = 1 or a.line_no > a.first_line then 'TSN-1007'
            when u.confirmation_number is not null
                and (u.confirmed_at <> a.confirmed_at
                    or u.institution_code <> a.institution_code
                    or u.recipient_id <> r.recipient_id
                    or u.branch_number is distinct from a.insured_branch_number
                    or u.reference_classification <> a.reference_classification
                    or u.qualification_validity <> a.qualification_validity
                    or u.issue_number is distinct from a.issue_number
                    or u.checkup_viewed <> a.checkup_viewed) then 'TSN-1035'
        end as code
    from seen a
    left join recipient r
        on r.payer_number = a.insurer_number and r.recipient_number = a.insured_identification_number
    left join usage_log u on u.confirmation_number = a.confirmation_number
)
select
    line_no,
    record_key,
    case when code = 'TSN-1020' then 'insuredIdentificationNumber' else 'confirmationNumber' end as field,
    code
from judged
where code is not null
