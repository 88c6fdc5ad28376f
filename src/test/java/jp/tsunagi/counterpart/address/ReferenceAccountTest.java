package jp.tsunagi.counterpart.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import jp.tsunagi.support.PostgresServer;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** 発行されたアカウント: may read the view and nothing else. */
class ReferenceAccountTest {
    private static final String USER = "welfare_reader";
    private static final String PASSWORD = "it's secret";

    @TempDir
    Path root;

    @Test
    void onH2TheIssuedAccountReadsTheViewAndNothingElse() throws SQLException {
        AddressFolders folders = new AddressFolders(root);
        folders.system();
        folders.insert("1", "123456789018", "1");
        AddressSystem.issueAccount(folders.database(), USER, "before");
        AddressSystem.issueAccount(folders.database(), USER, PASSWORD);

        JdbcDataSource issued = new JdbcDataSource();
        issued.setURL(folders.url());
        issued.setUser(USER);
        issued.setPassword(PASSWORD);
        assertReadsTheViewOnly(issued);
        issued.setPassword("before");
        assertThatThrownBy(issued::getConnection).isInstanceOf(SQLException.class);
    }

    @Test
    void onPostgresTheIssuedAccountReadsTheViewAndNothingElse() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            DataSource admin = server.create("address", "address");
            execute(admin, "insert into person values ('1', '123456789018', '1')");
            AddressSystem.issueAccount(admin, USER, "before");
            execute(admin, "grant select on person to " + USER);
            AddressSystem.issueAccount(admin, USER, PASSWORD);

            PGSimpleDataSource issued = new PGSimpleDataSource();
            issued.setURL(server.url("address").replaceFirst("[?].*", ""));
            issued.setUser(USER);
            issued.setPassword(PASSWORD);
            assertReadsTheViewOnly(issued);
        }
    }

    @Test
    void aNameThatIsMoreThanANameIsRefused() {
        DataSource database = new AddressFolders(root).database();
        assertThatThrownBy(() -> AddressSystem.issueAccount(database, "x; drop table person", PASSWORD))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertReadsTheViewOnly(DataSource issued) throws SQLException {
        assertThat(AddressFolders.view(issued)).containsExactly("123456789018/1");
        for (String forbidden : new String[] {
            "select * from person",
            "select * from integrated_number",
            "select * from reception",
            "update welfare_reference set personal_number = null",
            "delete from welfare_reference",
            "insert into person values ('2', null, '2')",
            "create table mine (a integer)",
            "drop view welfare_reference"
        }) {
            assertThatThrownBy(() -> execute(issued, forbidden)).as(forbidden).isInstanceOf(SQLException.class);
        }
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
