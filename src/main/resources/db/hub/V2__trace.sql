-- What the wire tap saw: one row a step of a route. Names, times, counts; nothing personal.
create table trace_event (
    seq          bigint       not null,
    process      varchar(36)  not null, -- the start of the hub that wrote it; seq counts within
    run_id       bigint,
    route        varchar(100) not null,
    step         varchar(100),
    node         varchar(100) not null,
    batch        integer,
    at           timestamp(3) with time zone not null,
    clock_us     bigint       not null, -- microseconds since that start, by a clock that never steps back
    record_count bigint,
    file_name    varchar(255),
    file_sha256  varchar(64),
    primary key (process, seq)
);
create index trace_run on trace_event (run_id);
