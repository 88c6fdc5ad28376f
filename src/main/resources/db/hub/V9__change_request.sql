-- What was said of an edited set before it runs: who wants it and why, and who else has agreed. By the set's hash, so that
-- nothing else is agreed to.
create table change_request (
    hash        varchar(64)   primary key,
    at          timestamp(3) with time zone not null,
    who         varchar(500)  not null,
    reason      varchar(1000) not null,
    expires     timestamp(3) with time zone not null,
    approved_by varchar(100),
    approved_at timestamp(3) with time zone
);
