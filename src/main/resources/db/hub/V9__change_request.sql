-- What was said of an edited set before it runs: why it is wanted, and by the journal's entries who has asked, when, and who
-- else has agreed, so that no approval is made by a change of this table alone. By the set's hash, so that nothing else is
-- agreed to.
create table change_request (
    hash     varchar(64)   primary key,
    reason   varchar(1000) not null,
    asked    bigint        not null, -- the journal's entry
    approved bigint                  -- the journal's entry
);
