package jp.tsunagi.counterpart.address;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import jp.tsunagi.counterpart.desk.Transactor;

/** The account that the address section issues to the welfare department. Names and passwords are no parameters in such statements. */
final class ReferenceAccount {
    private ReferenceAccount() {}

    static void issue(Transactor admin, String user, String password) {
        if (!user.matches("[a-z][a-z0-9_]{0,30}")) {
            throw new IllegalArgumentException("an account's name has small letters, digits and _");
        }
        String quoted = "'" + password.replace("'", "''") + "'";
        admin.transaction(connection -> {
            for (String sql : statements(connection, user, quoted)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                }
            }
            return null;
        });
    }

    private static List<String> statements(Connection connection, String user, String password) throws SQLException {
        String grant = "grant select on welfare_reference to " + user;
        if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
            return List.of("drop user if exists " + user, "create user " + user + " password " + password, grant);
        }
        String verb = exists(connection, user) ? "alter" : "create";
        return List.of(
                verb + " role " + user + " login nosuperuser nocreatedb nocreaterole password " + password,
                "revoke all on all tables in schema public from " + user,
                grant);
    }

    private static boolean exists(Connection connection, String role) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from pg_roles where rolname = ?")) {
            query.setString(1, role);
            return query.executeQuery().next();
        }
    }
}
