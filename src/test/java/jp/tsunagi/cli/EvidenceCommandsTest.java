package jp.tsunagi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.tsunagi.demo.DemoFolder;
import jp.tsunagi.support.Ledger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the auditor, as they are typed. */
class EvidenceCommandsTest {
    @TempDir
    static Path root;

    private static Path data;

    private record Typed(int exitCode, String printed) {}

    @BeforeAll
    static void playTheDemo() {
        data = root.resolve("data");
        assertThat(type("", "demo", "--once", "--people", "60").exitCode()).isZero();
    }

    @Test
    void aPersonIsShownByTheNumberThatIsAskedForWithNeitherNameNorNumber() throws Exception {
        String person = first("select r.resident_number from recipient r where r.recipient_number = '"
                + sentKey().substring(8) + "' and r.payer_number = '"
                + sentKey().substring(0, 8) + "'");
        String name = first("select name from recipient where resident_number = '" + person + "'");

        Typed shown = type(person + "\n", "person", "--purpose", "disclosure request 7");

        assertThat(shown.exitCode()).as(shown.printed()).isZero();
        assertThat(shown.printed())
                .contains("person p1-", "SKK_139998_", "生活保護法第34条", "journal entry")
                .doesNotContain(person)
                .doesNotContain(sentKey())
                .doesNotContain(name);
        assertThat(actions("disclosure request 7")).containsExactly("PERSON|INTENDED", "PERSON|DONE");
    }

    @Test
    void aPersonIsFoundByTheRecipientNumberToo() throws Exception {
        Typed shown = type(sentKey() + "\n", "person", "--recipient", "--purpose", "request 8");

        assertThat(shown.exitCode()).as(shown.printed()).isZero();
        assertThat(shown.printed()).contains("SKK_139998_").doesNotContain(sentKey());
    }

    @Test
    void withoutAPurposeNothingIsAskedOrShown() {
        assertThat(type("1\n", "person").exitCode()).isEqualTo(2);
        assertThat(type("1\n", "person", "--purpose", " ").exitCode()).isEqualTo(2);
        assertThat(type("1\n", "person", "--purpose", "x", "1738445297").exitCode())
                .as("a number is never an argument")
                .isEqualTo(2);
    }

    @Test
    void evidenceIsWrittenOnceAndNotOverANamesake() throws Exception {
        Path out = root.resolve("evidence.zip");
        Typed written =
                type(sentKey() + "\n", "evidence", "--recipient", "--purpose", "case 9", "--out", out.toString());
        byte[] bundle = Files.readAllBytes(out);

        assertThat(written.exitCode()).as(written.printed()).isZero();
        assertThat(written.printed()).contains("entries", "SHA-256 ");
        assertThat(type("", "evidence", "--run", "1", "--purpose", "again", "--out", out.toString())
                        .exitCode())
                .isEqualTo(2);
        assertThat(out).hasBinaryContent(bundle);
        assertThat(actions("case 9")).containsExactly("EVIDENCE|INTENDED", "EVIDENCE|DONE");
    }

    @Test
    void whatIsNoPeriodAndNoPseudonymIsAWrongCall() {
        Path out = root.resolve("none.zip");
        List<String> end = List.of("--purpose", "x", "--out", out.toString());
        for (List<String> of : List.of(
                List.of("--from", "2026-04-02", "--to", "2026-04-01"),
                List.of("--from", "2026-04-02"),
                List.of("--pseudonym", "1738445297"),
                List.of("--run", "1", "--person"),
                List.<String>of())) {
            List<String> words = new ArrayList<>(List.of("evidence"));
            words.addAll(of);
            words.addAll(end);
            assertThat(type("", words.toArray(String[]::new)).exitCode())
                    .as(of.toString())
                    .isEqualTo(2);
        }
        assertThat(out).doesNotExist();
    }

    @Test
    void lookingAtARunOrTheQuarantineIsEntered() throws Exception {
        assertThat(type("", "show", "1").exitCode()).isZero();
        assertThat(type("", "quarantine").exitCode()).isZero();

        assertThat(hub().rows("select screen, outcome, run_id from journal_entry where action = 'VIEW' order by seq"))
                .contains("show|INTENDED|1", "show|DONE|1", "quarantine|INTENDED|null", "quarantine|DONE|null");
    }

    @Test
    void theFingerprintIsWrittenToTheEvidenceFolder() {
        Typed written = type("", "fingerprint");

        assertThat(written.exitCode()).as(written.printed()).isZero();
        assertThat(data.resolve("hub/evidence/fingerprints")).isDirectoryContaining("glob:**.html");
        assertThat(type("", "fingerprint", "--date", "2001-01-01").exitCode()).isEqualTo(1);
    }

    private static Typed type(String input, String... command) {
        InputStream in = System.in;
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--data", data.toString()));
        try (PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            System.setOut(both);
            System.setErr(both);
            int exitCode = Tsunagi.execute(words.toArray(String[]::new));
            return new Typed(exitCode, printed.toString(StandardCharsets.UTF_8));
        } finally {
            System.setIn(in);
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static Ledger hub() {
        return new Ledger(new DemoFolder(data).database("hub"));
    }

    private static String sentKey() throws Exception {
        return hub().rows("select min(record_key) from sent_record").get(0);
    }

    private static String first(String sql) throws Exception {
        return new Ledger(new DemoFolder(data).database("welfare")).rows(sql).get(0);
    }

    private static List<String> actions(String reason) throws Exception {
        return hub().rows("select action, outcome from journal_entry where reason = '" + reason + "' order by seq");
    }
}
