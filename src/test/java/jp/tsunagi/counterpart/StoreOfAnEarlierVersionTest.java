package jp.tsunagi.counterpart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreOfAnEarlierVersionTest {
    @TempDir
    Path root;

    @Test
    void whatWasRegisteredBeforeVouchersCameKeepsItsReceptionAndIsHandedOverItsBranchNumber() throws Exception {
        TerminalFolders folders = new TerminalFolders(root);
        String url = "jdbc:h2:file:" + folders.store().toAbsolutePath().resolve("partition");
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/counterpart/partition")
                .target("1")
                .load()
                .migrate();
        String items = EligibilityItem.ALL.stream()
                .map(item -> "'" + Sent.person(1)[item.position() - 1] + "'")
                .collect(Collectors.joining(", "));
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("insert into reception values ('R20261119SKK00000001', '" + Sent.NAME + "', '" + Sent.NAME
                    + "', timestamp '2026-11-19 09:30:00', 'CLOSED', null, 1, 0)");
            statement.execute("insert into registration values ('" + Sent.key(1)
                    + "', '01', false, 'R20261119SKK00000001', 1, " + items + ")");
        }

        try (IntegrationTerminal terminal = folders.terminal()) {
            assertThat(terminal.lastOutcome(Sent.NAME).orElseThrow().accepted()).isEqualTo(1);
            assertThat(folders.result(terminal, Sent.NAME, Sent.difference(Sent.NAME, Sent.person(2)))
                            .get(0))
                    .endsWith(",9,F004");
            assertThat(terminal.handOverBranchNumbers()).isEqualTo(1);
            assertThat(folders.branchNumberInbox().resolve("BRN_139998_20261120_001.csv"))
                    .content()
                    .contains("D,12016010," + Sent.recipientNumber(1) + ",01,20261119");
        }
    }
}
