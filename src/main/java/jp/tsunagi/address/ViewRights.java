package jp.tsunagi.address;

import java.util.List;

/**
 * What a database is asked about the rights of the account that it was reached with. PostgreSQL tells of everything, with the
 * rights of every role that the account can become. H2 tells an account of its tables, views, functions and sequences, not of
 * {@code ALTER ANY SCHEMA}.
 */
final class ViewRights {
    private static final String ROLES =
            "with roles as (select r.* from pg_roles r where pg_has_role(current_user, r.oid, "
                    + "'MEMBER')), relations as (select c.oid, c.relkind, c.relowner, n.nspname || '.' || c.relname as name "
                    + "from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'f') "
                    + "and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname not like 'pg_temp%') ";
    static final List<Question> POSTGRES_RIGHTS = List.of(
            new Question(
                    "is an administrator by role",
                    ROLES
                            + "select rolname from roles where rolsuper or rolcreaterole or rolcreatedb or rolreplication "
                            + "or rolbypassrls"),
            new Question(
                    "has the rights of",
                    // Roles of the server's own, such as those that read and write its files or run its programs.
                    ROLES + "select rolname from roles where rolname like 'pg\\_%' and rolname <> current_user"),
            new Question(
                    "owns",
                    ROLES + "select name from relations where relowner in (select oid from roles) union all "
                            + "select nspname from pg_namespace where nspowner in (select oid from roles) union all "
                            + "select datname from pg_database where datdba in (select oid from roles)"),
            new Question(
                    "may execute",
                    // Everybody may execute what acts with the caller's own rights, which are none. The rest is with
                    // the
                    // owner's rights, or was granted.
                    ROLES
                            + "select distinct n.nspname || '.' || p.proname from pg_proc p join pg_namespace n on n.oid = "
                            + "p.pronamespace, roles r where (p.prosecdef and n.nspname not in ('pg_catalog', "
                            + "'information_schema') and has_function_privilege(r.oid, p.oid, 'EXECUTE')) or exists "
                            + "(select 1 from aclexplode(p.proacl) a where a.grantee = r.oid)"),
            new Question(
                    "may use the sequence",
                    ROLES
                            + "select distinct n.nspname || '.' || s.relname from pg_class s join pg_namespace n on n.oid = "
                            + "s.relnamespace, roles r where s.relkind = 'S' and "
                            + "has_sequence_privilege(r.oid, s.oid, 'USAGE, SELECT, UPDATE')"),
            new Question(
                    "was given more of the server's own tables",
                    ROLES + "select distinct c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace, "
                            + "aclexplode(c.relacl) a, roles r where n.nspname in ('pg_catalog', 'information_schema') "
                            + "and a.grantee = r.oid"),
            new Question(
                    "may reach the server",
                    ROLES + "select distinct f.srvname from pg_foreign_server f, roles r "
                            + "where has_server_privilege(r.oid, f.oid, 'USAGE')"),
            new Question(
                    "may change",
                    ROLES + "select distinct l.name from relations l, roles r where has_table_privilege(r.oid, l.oid, "
                            + "'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER') "
                            + "or has_any_column_privilege(r.oid, l.oid, 'INSERT, UPDATE, REFERENCES')"),
            new Question(
                    "may make tables in",
                    ROLES + "select distinct n.nspname from pg_namespace n, roles r "
                            + "where has_schema_privilege(r.oid, n.oid, 'CREATE')"),
            new Question(
                    "may make schemas in",
                    ROLES + "select distinct current_database() from roles r "
                            + "where has_database_privilege(r.oid, current_database(), 'CREATE')"));
    static final Question POSTGRES_VISIBLE = new Question(
            "sees",
            ROLES + "select distinct l.name || case when l.relkind in ('v', 'm') then '' else ' (no view)' end "
                    + "from relations l, roles r where has_any_column_privilege(r.oid, l.oid, 'SELECT')");

    static final Question POSTGRES_COLUMNS = new Question(
            "reads",
            ROLES
                    + "select a.attname from relations l join pg_attribute a on a.attrelid = l.oid and a.attnum > 0 and not "
                    + "a.attisdropped where exists (select 1 from roles r where has_any_column_privilege(r.oid, l.oid, "
                    + "'SELECT')) order by l.oid, a.attnum");

    private static final String GRANTS = "with grants as (select p.table_schema, p.table_name, p.privilege_type, "
            + "t.table_type from information_schema.table_privileges p join information_schema.tables t "
            + "on t.table_schema = p.table_schema and t.table_name = p.table_name where p.grantee in "
            + "(select current_user union all select 'public' union all select role_name from information_schema.roles)) ";
    static final List<Question> EMBEDDED_RIGHTS = List.of(
            new Question(
                    "is an administrator by role",
                    "select user_name from information_schema.users where is_admin and user_name = current_user"),
            new Question(
                    "owns",
                    "select schema_name from information_schema.schemata where schema_owner in "
                            + "(select current_user union all select role_name from information_schema.roles)"),
            // Whoever reaches the database may execute and use these: no rights to them are known.
            new Question(
                    "may execute",
                    "select routine_schema || '.' || routine_name from information_schema.routines "
                            + "where lower(routine_schema) <> 'information_schema'"),
            new Question(
                    "may use the sequence",
                    "select sequence_schema || '.' || sequence_name from information_schema.sequences"),
            new Question(
                    "may change",
                    GRANTS + "select distinct table_schema || '.' || table_name from grants "
                            + "where privilege_type <> 'SELECT'"));
    static final Question EMBEDDED_VISIBLE = new Question(
            "sees",
            GRANTS + "select distinct table_schema || '.' || table_name || case when table_type = 'VIEW' then '' "
                    + "else ' (no view)' end from grants where privilege_type = 'SELECT'");
    static final Question EMBEDDED_COLUMNS = new Question(
            "reads",
            GRANTS + "select c.column_name from grants g join information_schema.columns c on c.table_schema = "
                    + "g.table_schema and c.table_name = g.table_name where g.privilege_type = 'SELECT' "
                    + "order by c.ordinal_position");

    private ViewRights() {}

    /** A query of names, none of which should come. */
    record Question(String what, String sql) {}
}
