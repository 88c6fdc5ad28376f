-- Who has these numbers now. The 住民番号 makes the pseudonym and is never shown.
select resident_number
from recipient
where payer_number = :payerNumber and recipient_number = :recipientNumber
