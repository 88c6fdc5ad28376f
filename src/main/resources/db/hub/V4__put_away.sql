-- Where a file that came in was put away, encrypted: entered before it is moved, so that a crash loses no file. put_away is
-- entered last; while it is false and the file is settled, the same file in the inbox is what a crash left there, and not a
-- second one. State HELD becomes TAKEN_AGAIN when a person has the file taken again.
alter table linkage_file add column place varchar(1000); -- relative to the data folder, or absolute
alter table linkage_file add column put_away boolean default false not null;
create index linkage_file_content on linkage_file (sha256);
