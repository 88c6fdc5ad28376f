-- The numbers of 'attachable', to recipients who have none. The revision goes up: the hub sees from it that they are to be sent.
update personal_number
set number = (
        select a.personal_number from attachable a
        join recipient r on r.resident_number = a.resident_number
        where r.recipient_id = personal_number.recipient_id),
    revision = revision + 1,
    attached_on = :businessDate
where (number is null or trim(number) = '')
  and recipient_id in (
        select r.recipient_id from recipient r
        join attachable a on a.resident_number = r.resident_number);

insert into personal_number (recipient_id, number, revision, attached_on)
select r.recipient_id, a.personal_number, 1, :businessDate
from attachable a
join recipient r on r.resident_number = a.resident_number
where not exists (select 1 from personal_number p where p.recipient_id = r.recipient_id);
