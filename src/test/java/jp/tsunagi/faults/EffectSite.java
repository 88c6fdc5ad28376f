package jp.tsunagi.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import jp.tsunagi.support.HubSite;
import jp.tsunagi.support.Ledger;
import jp.tsunagi.support.PostgresServer;

/** A hub with a welfare database of its own, to which branch numbers are delivered. */
final class EffectSite {
    static final String LINKAGE = "branch-number-in";
    private static final String FILE = "BRN_139998_20260401_001.csv";
    private static final int LINES = 50;
    private static final String NUMBERS =
            "select payer_number, recipient_number, branch_number from recipient order by recipient_id limit " + LINES;

    private final HubSite hub;
    private final HubSite welfare;

    private EffectSite(HubSite hub, HubSite welfare) {
        this.hub = hub;
        this.welfare = welfare;
    }

    static EffectSite fresh(PostgresServer server, Path root) throws SQLException {
        String hub = server.copy("hub");
        String welfare = server.copy("welfare");
        Path folder = root.resolve(hub);
        List<String> settings =
                PostgresServer.settings(server.url(welfare), server.readerUrl("address"), server.url(hub));
        return new EffectSite(
                new HubSite(folder, Path.of("."), settings, new Ledger(server.database(hub))),
                new HubSite(folder, Path.of("."), settings, new Ledger(server.database(welfare))));
    }

    HubSite hub() {
        return hub;
    }

    /** The same site with the eyes on its welfare database. */
    HubSite welfare() {
        return welfare;
    }

    /** Numbers for the first recipients: one of each is changed, so that it is listed too. */
    void deliver() throws Exception {
        assertThat(welfare.ledger().rows(NUMBERS)).hasSize(LINES);
        List<String> lines = new ArrayList<>(List.of("H,01,139998,20260401060000," + FILE));
        for (String recipient : welfare.ledger().rows(NUMBERS)) {
            String[] values = recipient.split("\\|");
            lines.add("D," + values[0] + "," + values[1] + ",77,20260401");
        }
        lines.add("T," + LINES);
        Path inbox = Files.createDirectories(hub.data().resolve("inbox").resolve(LINKAGE));
        Files.writeString(inbox.resolve(FILE), String.join("\r\n", lines) + "\r\n");
        Files.createFile(inbox.resolve(FILE + ".done"));
    }

    void assertTakenOnce() throws Exception {
        assertThat(welfare.ledger().rows(NUMBERS)).allMatch(row -> row.endsWith("|77"));
        assertThat(welfare.ledger().rows("select run_id, linkage from tsunagi_applied"))
                .containsExactly("1|" + LINKAGE);
        assertThat(hub.ledger().runs()).containsExactly(LINKAGE + "|INBOUND|CLOSED|true");
        assertThat(hub.ledger().rows("select read_count, written_count, quarantined_count from run"))
                .containsExactly(LINES + "|" + LINES + "|0");
        assertThat(hub.ledger().rows("select state, record_count from linkage_file"))
                .containsExactly("APPLIED|" + LINES);
        assertThat(hub.ledger().count("taken_record")).isEqualTo(LINES);
        assertThat(hub.ledger().rows("select outcome from journal_entry where action = 'APPLY' order by seq"))
                .endsWith("DONE")
                .filteredOn("DONE"::equals)
                .hasSize(1);
        assertThat(hub.archived()).hasSize(1);
        assertThat(hub.temporaryFiles()).isEmpty();
    }
}
