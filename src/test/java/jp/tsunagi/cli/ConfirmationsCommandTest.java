package jp.tsunagi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import jp.tsunagi.demo.DemoFolder;
import jp.tsunagi.support.DemoHub;
import jp.tsunagi.support.Ledger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The commands around the reference view, as they are typed. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class ConfirmationsCommandTest {
    @TempDir
    static Path root;

    private static Path data;

    private record Typed(int exitCode, String printed) {}

    /** Three people, one of whom the view has without a number. */
    @BeforeAll
    static void compare() throws Exception {
        data = root.resolve("data");
        DemoHub.of(data, 3).close();
        address("update person set personal_number = null where resident_number = '" + resident() + "'");
        assertThat(type("run", "address-view").exitCode()).isZero();
    }

    @Test
    void aMatterIsListedTakenInHandAndSettledAndEachIsEntered() throws Exception {
        Typed listed = type("confirmations", "--linkage", "address-view");
        String item = hub().rows("select min(item_id) from confirmation_item where code = 'TSN-1022'")
                .get(0);

        assertThat(listed.exitCode()).isZero();
        assertThat(listed.printed()).contains("item " + item + "  open  TSN-1022  address-view", "→");
        assertThat(type("confirmations", "--take", item).exitCode()).isZero();
        assertThat(type("confirmations").printed()).contains("item " + item + "  in hand", "operator ");
        assertThat(type("confirmations", "--settle", item, "--remark", "asked about 1234567")
                        .exitCode())
                .isZero();

        assertThat(type("confirmations", "--code", "TSN-1022").printed()).isEqualTo("Nothing waits.\n");
        assertThat(type("confirmations", "--settled").printed())
                .contains("item " + item + "  settled", "asked about *")
                .doesNotContain("1234567,");
        assertThat(type("confirmations", "--take", item).exitCode())
                .as("settled")
                .isEqualTo(1);
        assertThat(hub().rows("select outcome, linkage, substring(subject, 1, 3) from journal_entry "
                        + "where action = 'CONFIRM' order by seq"))
                .containsExactly(
                        "INTENDED|address-view|p1-",
                        "DONE|address-view|p1-",
                        "INTENDED|address-view|p1-",
                        "DONE|address-view|p1-",
                        "INTENDED|address-view|p1-",
                        "FAILED|address-view|p1-");
        assertThat(
                        hub().rows(
                                        "select distinct subject from journal_entry where action = 'VIEW' and screen like 'command%'"))
                .containsExactly("all:confirmation");
    }

    @Test
    void whatIsToBeDoneMustBeClear() {
        assertThat(type("confirmations", "--settle", "1").exitCode()).isEqualTo(2);
        assertThat(type("confirmations", "--take", "1", "--settle", "1", "--remark", "x")
                        .exitCode())
                .isEqualTo(2);
        assertThat(type("confirmations", "--take", "999").exitCode()).isEqualTo(1);
    }

    @Test
    void theViewAndTheIssuedAccountAreTestedStepByStep() throws Exception {
        Typed good = type("test-connection", "address-view");

        assertThat(good.exitCode()).as(good.printed()).isZero();
        assertThat(good.printed().lines().filter(line -> line.startsWith("  OK  ")))
                .hasSize(5);

        address("grant select on person to welfare_reader");
        Typed tooMuch = type("test-connection", "address-view");
        address("revoke select on person from welfare_reader");
        address("grant select on person to public");
        Typed everybody = type("test-connection", "address-view");
        address("revoke select on person from public");

        assertThat(tooMuch.exitCode()).isEqualTo(1);
        assertThat(tooMuch.printed())
                .contains("NG  参照用ビューの参照のほかに権限がない", "TSN-2020", "public.person", "→")
                .doesNotContain("件数を読める");
        assertThat(everybody.exitCode()).isEqualTo(1);
        assertThat(everybody.printed()).contains("TSN-2020", "public.person");
        assertThat(hub().rows("select outcome, code from journal_entry where action = 'VERIFY' and linkage = "
                        + "'address-view' order by seq"))
                .containsExactly(
                        "INTENDED|null",
                        "DONE|null",
                        "INTENDED|null",
                        "DONE|TSN-2020",
                        "INTENDED|null",
                        "DONE|TSN-2020");
    }

    @Test
    void aFolderIsTestedByWritingIntoIt() throws Exception {
        Path drop = data.resolve("drop/eligibility-out");
        Files.deleteIfExists(drop);
        Typed missing = type("test-connection", "eligibility-out");
        Files.createDirectories(drop);
        Typed there = type("test-connection", "eligibility-out");

        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.printed()).contains("NG  フォルダがある", "TSN-4005");
        assertThat(there.exitCode()).as(there.printed()).isZero();
        assertThat(drop).isEmptyDirectory();
        assertThat(type("test-connection", "no-such-linkage").printed()).contains("TSN-4001");
    }

    private static Typed type(String... command) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--data", data.toString()));
        try (PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            int exitCode = Tsunagi.execute(words.toArray(String[]::new));
            return new Typed(exitCode, printed.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static Ledger hub() {
        return new Ledger(new DemoFolder(data).database("hub"));
    }

    private static String resident() throws Exception {
        return new Ledger(new DemoFolder(data).database("welfare"))
                .rows("select min(resident_number) from recipient")
                .get(0);
    }

    private static void address(String sql) throws Exception {
        try (Connection connection = new DemoFolder(data).database("address").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
