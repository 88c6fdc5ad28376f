package jp.tsunagi.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import jp.tsunagi.support.HubProcess;
import jp.tsunagi.support.HubSite;
import jp.tsunagi.support.PostgresServer;
import jp.tsunagi.support.Waiting;

/** What a full run and its results leave when nothing disturbs them, and how long they take. */
final class Undisturbed {
    private final HubSite hub;
    private final String file;
    private final List<String> records;
    private final HubSite answered;
    private final long sendingMillis;
    private final long takingMillis;

    private Undisturbed(PostgresServer server, HubSite hub) throws Exception {
        this.hub = hub;
        this.sendingMillis = millis("eligibility-out", "run", "eligibility-out", "--full");
        this.file = HubSite.timeless(hub.publishedFile());
        this.records = hub.ledger().sentRecords();
        assertThat(hub.collect()).isEqualTo(1);
        this.answered = hub.copy(server);
        this.takingMillis = millis("result-in", "run", "result-in");
    }

    static Undisturbed of(PostgresServer server, Path root) throws Exception {
        return new Undisturbed(server, HubSite.fresh(server, root));
    }

    /** The site as it was when the counterpart had answered and nothing was taken over yet. */
    HubSite answered() {
        return answered;
    }

    private long millis(String linkage, String... command) throws Exception {
        try (HubProcess process = hub.start(command)) {
            Waiting.untilRunIsOpen(hub, process, linkage);
            long begun = System.nanoTime();
            Waiting.until(process, () -> hub.ledger().count("run where state <> 'CLOSED'") == 0);
            long ended = System.nanoTime();
            process.succeed();
            // A little longer than the run itself, for the moments around its end.
            return (ended - begun) * 5 / 4 / 1_000_000;
        }
    }

    /** From the run's entry to a little after its end. */
    long sendingMillis() {
        return sendingMillis;
    }

    /** The routes start, then what sending does. */
    long settlingMillis() {
        return 2 * sendingMillis;
    }

    long takingMillis() {
        return takingMillis;
    }

    /** One published file of the same bytes, the same records entered once, one closed run. */
    void assertSentAlike(HubSite other) throws Exception {
        assertThat(HubSite.timeless(other.publishedFile()).equals(file))
                .as("the same file")
                .isTrue();
        assertAlike(
                "records entered as sent, with numbers and hashes",
                other.ledger().sentRecords(),
                records);
        assertThat(other.ledger().quarantined()).isEqualTo(hub.ledger().quarantined());
        assertThat(other.ledger().runs()).containsExactly("eligibility-out|FULL|CLOSED|true");
    }

    /** The same answers entered once, the same counts, everything put away. */
    void assertAnsweredAlike(HubSite other) throws Exception {
        assertThat(other.ledger().runs()).isEqualTo(hub.ledger().runs());
        assertAlike("answers", other.ledger().answers(), hub.ledger().answers());
        String files = "select direction, state, record_count, accepted_count, rejected_count, missing_count "
                + "from linkage_file order by file_id";
        assertThat(other.ledger().rows(files)).isEqualTo(hub.ledger().rows(files));
        // A kill between the end of a file and the end of its marker leaves the marker, which means nothing by itself.
        assertThat(HubSite.names(other.inbox())).allMatch(name -> name.endsWith(".done"));
        assertThat(other.archived()).hasSize(1).allMatch(file -> file.toString().endsWith(".enc"));
        assertThat(other.temporaryFiles()).isEmpty();
    }

    /** As equal lists are, but shows no more than the first difference. */
    private static void assertAlike(String what, List<String> found, List<String> expected) {
        int same = 0;
        while (same < Math.min(found.size(), expected.size()) && found.get(same).equals(expected.get(same))) {
            same++;
        }
        assertThat(found.subList(same, Math.min(same + 1, found.size())))
                .as("%s: %d found, %d expected, first difference at %d", what, found.size(), expected.size(), same)
                .isEqualTo(expected.subList(same, Math.min(same + 1, expected.size())));
    }
}
