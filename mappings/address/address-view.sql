-- 個人番号参照用ビュー: the two columns that are agreed, in the binary order of 住民番号 (where the database sorts otherwise, order
-- by resident_number collate "C").
select personal_number, resident_number
from welfare_reference
where resident_number is not null
order by resident_number
