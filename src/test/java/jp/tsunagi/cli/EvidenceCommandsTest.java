package jp.tsunagi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.tsunagi.HubConfiguration;
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
    private static String demo;

    private record Typed(int exitCode, String printed) {}

    @BeforeAll
    static void playTheDemo() {
        data = root.resolve("data");
        Typed played = type("", "demo", "--once", "--people", "300");
        assertThat(played.exitCode()).as(played.printed()).isZero();
        demo = played.printed();
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
    void theDemosLastLineShowsOnePersonsWholeWayInTheOrderOfTime() throws Exception {
        assertThat(protagonist()).endsWith("show --recipient demo --data " + data);
        assertThat(DemoHint.program("target/a b.jar")).isEqualTo("java -jar 'target/a b.jar'");
        String key = key(protagonist());
        String recipient = " from recipient r join personal_number p on p.recipient_id = r.recipient_id "
                + "where r.payer_number || r.recipient_number = '" + key + "'";

        Typed shown = type(key + "\n", "show", "--recipient", "request 10");

        assertThat(shown.exitCode()).as(shown.printed()).isZero();
        assertThat(shown.printed())
                .containsSubsequence(
                        "assistance begins",
                        "個人番号参照用ビュー address-view",
                        "attached",
                        "資格情報 eligibility-out",
                        "sent, new",
                        "処理結果 result-in",
                        "accepted",
                        "被保険者枝番 branch-number-in",
                        "taken over",
                        "医療券・調剤券情報 voucher-out",
                        "accepted",
                        "健診結果 checkup-in",
                        "hospital asks",
                        "資格確認実績",
                        "usage-log-in",
                        "nothing changed",
                        "健診情報 checkup-out",
                        "健診情報の登録結果 checkup-result-in",
                        "accepted")
                .contains("health check, institution", "voucher 202604", "unplanned: no voucher")
                .doesNotContain(key)
                .doesNotContain(first("select p.number" + recipient))
                .doesNotContain(first("select r.resident_number" + recipient))
                .doesNotContain(first("select r.name" + recipient));
        assertThat(actions("request 10")).containsExactly("PERSON|INTENDED", "PERSON|DONE");
    }

    @Test
    void aPersonsWayHasWhatWasLookedAtLeftOutSetAsideAndListed() throws Exception {
        assertThat(way("select min(record_key) from taken_record where effect = 'LISTED'"))
                .contains("to confirm: TSN-10")
                .doesNotContain("left as it was");
        assertThat(way("select min(record_key) from taken_record where effect = 'UNCHANGED'"))
                .contains("looked at, unchanged");
        assertThat(way("select min(substring(record_key, 1, 15)) from exclusion where code = 'TSN-1050'"))
                .contains("健診情報 checkup-out", "left out of the file: TSN-1050 ");
        assertThat(way("select min(record_key) from quarantine_item where linkage = 'eligibility-out' "
                        + "and error_code = 'TSN-1006'"))
                .contains("set aside: TSN-1006 ", "mappings/eligibility/eligibility-out.sql, row ", "field name");
    }

    @Test
    void showAsksForNobodyWithoutAPurposeAndForOneThingAtATime() throws Exception {
        long before =
                Long.parseLong(hub().rows("select count(*) from journal_entry").get(0));

        assertThat(type("1\n", "show", "--recipient").exitCode()).isEqualTo(2);
        assertThat(type("1\n", "show", "--recipient", " ").exitCode()).isEqualTo(2);
        assertThat(type("1\n", "show", "1", "--recipient", "why").exitCode()).isEqualTo(2);
        assertThat(type("1\n", "show", "--recipient", "why").exitCode())
                .as("no number of 15 digits")
                .isEqualTo(2);
        assertThat(hub().rows("select count(*) from journal_entry")).containsExactly(String.valueOf(before));
        assertThat(type("999999999999999\n", "show", "--recipient", "nobody").exitCode())
                .isEqualTo(1);
        assertThat(actions("nobody")).containsExactly("PERSON|INTENDED", "PERSON|DONE");
    }

    @Test
    void whatARunHeldBackIsExplainedByCausesThatAddUp() throws Exception {
        assertThat(hub().rows("select r.run_id from run r where r.held_count <> coalesce("
                        + "(select sum(h.records) from held_back h where h.run_id = r.run_id), 0)"))
                .isEmpty();
        String run = hub().rows("select max(run_id) from run where linkage = 'checkup-out'")
                .get(0);
        String held =
                hub().rows("select held_count from run where run_id = " + run).get(0);

        assertThat(type("", "show", run, "--most", "1").printed())
                .contains("held, by cause:", "left out: TSN-1050 ", held + "  計 / in all")
                .containsPattern("more / 他 .* 件; --most shows more\\R    all / 全件: .*\\.exclusions\\.csv");
        String waiting = hub().rows("select min(run_id) from held_back where cause = 'FOLLOWS'")
                .get(0);
        assertThat(type("", "show", waiting).printed())
                .contains("the person's record in eligibility-out is not accepted yet");
    }

    @Test
    void oneVoucherIsIssuedByItsKeyAndAWrongKeyIsTold() throws Exception {
        String key = key(protagonist());
        LocalDate month = LocalDate.now(HubConfiguration.ZONE).withDayOfMonth(1);
        welfare("insert into voucher (voucher_id, recipient_id, ticket_type, institution_code, treatment_type, "
                + "injury_name_1, valid_from, valid_until, self_pay_amount, single_or_combined, social_insurance, "
                + "infection_37_2, elderly_care, prefectural_expense) select 900001, v.recipient_id, v.ticket_type, "
                + "v.institution_code, v.treatment_type, v.injury_name_1, date '" + month + "', date '"
                + month.plusMonths(1).minusDays(1)
                + "', 0, v.single_or_combined, v.social_insurance, v.infection_37_2, "
                + "v.elderly_care, v.prefectural_expense from voucher v join recipient r on r.recipient_id = v.recipient_id "
                + "where r.payer_number || r.recipient_number = '" + key + "'");

        Typed wrong = type(key + "V900002\n", "run", "voucher-out", "--only");
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.printed()).contains("No record of this key was read");
        assertThat(type("12\n", "run", "voucher-out", "--only").exitCode()).isEqualTo(2);

        Typed issued = type(key + "V900001\n", "run", "voucher-out", "--only");
        assertThat(issued.exitCode()).as(issued.printed()).isZero();
        assertThat(issued.printed()).containsPattern("voucher-out +[0-9]+ difference closed +1 +1 +0 +0 +0 ");
        assertThat(
                        hub().rows(
                                        "select record_key from sent_record where file_id = (select max(file_id) from sent_record)"))
                .containsExactly(key + first("select issue_number from voucher where voucher_id = 900001"));
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
        // To learn whose number it is, is a look at people already.
        assertThat(actions("case 9"))
                .containsExactly("PERSON|INTENDED", "PERSON|DONE", "EVIDENCE|INTENDED", "EVIDENCE|DONE");
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

    /** What the demo says to type. */
    private static String protagonist() {
        return demo.lines().reduce((one, next) -> next).orElseThrow().strip();
    }

    private static String key(String command) {
        return command.substring("echo ".length(), command.indexOf(" | "));
    }

    private static String way(String key) throws Exception {
        Typed shown = type(hub().rows(key).get(0) + "\n", "show", "--recipient", "looks at a way");
        assertThat(shown.exitCode()).as(shown.printed()).isZero();
        return shown.printed();
    }

    private static void welfare(String sql) throws Exception {
        try (Connection connection = new DemoFolder(data).database("welfare").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
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
