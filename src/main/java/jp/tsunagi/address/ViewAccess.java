package jp.tsunagi.address;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jp.tsunagi.files.Query;
import org.postgresql.PGConnection;

/**
 * What the issued account may do in the address system's database: read one view of two columns of text, and nothing else
 * (S0 連携テスト). Names of tables and columns are told, values never. Rights are looked at with those of every role that the
 * account can become.
 */
final class ViewAccess {
    private static final Set<Integer> TEXT = Set.of(Types.VARCHAR, Types.CHAR, Types.NVARCHAR, Types.NCHAR);
    private static final Set<String> LABELS = Set.of("personal_number", "resident_number");
    private static final int COLUMNS = 2;

    private static final String ROLES =
            "with roles as (select r.* from pg_roles r where pg_has_role(current_user, r.oid, "
                    + "'MEMBER')), relations as (select c.oid, c.relkind, c.relowner, n.nspname || '.' || c.relname as name "
                    + "from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'f') "
                    + "and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname not like 'pg_temp%') ";
    private static final List<Question> POSTGRES_RIGHTS = List.of(
            new Question(
                    "is an administrator by role",
                    ROLES
                            + "select rolname from roles where rolsuper or rolcreaterole or rolcreatedb or rolreplication "
                            + "or rolbypassrls"),
            new Question("owns", ROLES + "select name from relations where relowner in (select oid from roles)"),
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
    private static final Question POSTGRES_VISIBLE = new Question(
            "sees",
            ROLES + "select distinct l.name || case when l.relkind in ('v', 'm') then '' else ' (no view)' end "
                    + "from relations l, roles r where has_any_column_privilege(r.oid, l.oid, 'SELECT')");

    private static final Question POSTGRES_COLUMNS = new Question(
            "reads",
            ROLES
                    + "select a.attname from relations l join pg_attribute a on a.attrelid = l.oid and a.attnum > 0 and not "
                    + "a.attisdropped where exists (select 1 from roles r where has_any_column_privilege(r.oid, l.oid, "
                    + "'SELECT')) order by l.oid, a.attnum");

    private static final String GRANTS = "with grants as (select p.table_schema, p.table_name, p.privilege_type, "
            + "t.table_type from information_schema.table_privileges p join information_schema.tables t "
            + "on t.table_schema = p.table_schema and t.table_name = p.table_name where p.grantee in "
            + "(select current_user union all select role_name from information_schema.roles)) ";
    private static final List<Question> EMBEDDED_RIGHTS = List.of(
            new Question(
                    "is an administrator by role",
                    "select user_name from information_schema.users where is_admin and user_name = current_user"),
            new Question(
                    "may change",
                    GRANTS + "select distinct table_schema || '.' || table_name from grants "
                            + "where privilege_type <> 'SELECT'"));
    private static final Question EMBEDDED_VISIBLE = new Question(
            "sees",
            GRANTS + "select distinct table_schema || '.' || table_name || case when table_type = 'VIEW' then '' "
                    + "else ' (no view)' end from grants where privilege_type = 'SELECT'");
    private static final Question EMBEDDED_COLUMNS = new Question(
            "reads",
            GRANTS + "select c.column_name from grants g join information_schema.columns c on c.table_schema = "
                    + "g.table_schema and c.table_name = g.table_name where g.privilege_type = 'SELECT' "
                    + "order by c.ordinal_position");

    private ViewAccess() {}

    /** A query of names, none of which should come. */
    private record Question(String what, String sql) {}

    /** Rights beyond reading one view; empty when there are none. */
    static List<String> rightsTooMany(Connection connection) throws SQLException {
        boolean postgres = connection.isWrapperFor(PGConnection.class);
        List<String> faults = new ArrayList<>();
        for (Question question : postgres ? POSTGRES_RIGHTS : EMBEDDED_RIGHTS) {
            List<String> names = names(connection, question);
            if (!names.isEmpty()) {
                faults.add("the account " + question.what() + " " + String.join(", ", names));
            }
        }
        List<String> visible = names(connection, postgres ? POSTGRES_VISIBLE : EMBEDDED_VISIBLE);
        if (visible.size() != 1 || visible.get(0).endsWith(")")) {
            faults.add("the account sees " + (visible.isEmpty() ? "nothing" : String.join(", ", visible))
                    + " instead of the one view");
        }
        return faults;
    }

    /** What is not as agreed in the columns of the view and of the query on it; empty when nothing is. */
    static List<String> columnsNotAsAgreed(Connection connection, Query query) throws SQLException {
        List<String> faults = new ArrayList<>(viewColumns(connection));
        try (PreparedStatement statement = query.prepare(connection, Map.of())) {
            ResultSetMetaData columns = statement.getMetaData();
            List<String> labels = new ArrayList<>();
            for (int column = 1; column <= columns.getColumnCount(); column++) {
                String label = columns.getColumnLabel(column).toLowerCase(Locale.ROOT);
                labels.add(label);
                if (!TEXT.contains(columns.getColumnType(column))) {
                    faults.add("column " + label + " is no text");
                }
            }
            if (labels.size() != COLUMNS
                    || !LABELS.containsAll(labels)
                    || labels.get(0).equals(labels.get(1))) {
                faults.add("the query has the columns " + String.join(", ", labels) + " instead of personal_number, "
                        + "resident_number");
            }
        }
        return faults;
    }

    // All that the account sees, since that is the one view.
    private static List<String> viewColumns(Connection connection) throws SQLException {
        boolean postgres = connection.isWrapperFor(PGConnection.class);
        List<String> columns = names(connection, postgres ? POSTGRES_COLUMNS : EMBEDDED_COLUMNS);
        return columns.size() == COLUMNS
                ? List.of()
                : List.of("the view has the columns " + String.join(", ", columns) + " instead of two");
    }

    private static List<String> names(Connection connection, Question question) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(question.sql());
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
