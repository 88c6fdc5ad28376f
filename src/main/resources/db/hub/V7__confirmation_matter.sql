-- Whether a matter is on the 確認リスト already is asked for each matter that a run finds.
drop index confirmation_open;
create index confirmation_matter on confirmation_item (linkage, record_key, code);
