package jp.tsunagi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.routing.LinkageRunner;
import jp.tsunagi.support.DemoHub;
import jp.tsunagi.support.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the page on new linkages tells an administrator to do, with the files that stand there. */
class NewLinkagePageTest {
    private static final Path PAGE = Path.of("src/site/new-linkage.md");
    private static final Pattern BLOCK = Pattern.compile("([^\n]*)\n\n```(\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("^(At the end of )?`([^`]+)`");

    @TempDir
    Path root;

    @Test
    void aLinkageIsAddedByFilesAlone() throws Exception {
        Path home = DemoHub.copyOfHome(root.resolve("home"));
        assertThat(follow(home, name -> !name.startsWith("data/"))).isEqualTo(10);
        try (DemoHub hub = DemoHub.of(home.resolve("data"), home, 300)) {
            assertThat(Tsunagi.execute(
                            "check",
                            "--home",
                            home.toString(),
                            "--data",
                            home.resolve("data").toString()))
                    .isZero();
            delivers(hub);
            assertThat(follow(home, name -> name.startsWith("data/"))).isEqualTo(1);
            picksUp(hub);
        }
    }

    private static void delivers(DemoHub hub) throws Exception {
        Ledger welfare = new Ledger(hub.database("welfare"));
        String old = "birth_date <= date '2026-04-02' - interval '65' year";
        long people = Long.parseLong(
                welfare.rows("select count(*) from recipient where " + old).get(0));
        RunLine full = hub.send("care-out", RunKind.FULL);
        assertThat(full.state()).isEqualTo("CLOSED");
        assertThat(full.balance().written()).isEqualTo(people).isBetween(1L, 299L);
        List<String> lines =
                Files.readAllLines(hub.drop("care-out").resolve(full.fileName()), Charset.forName("windows-31j"));
        assertThat(lines.get(0)).matches("\"139998\",\"2026-04-01 \\d\\d:\\d\\d:\\d\\d\"");
        assertThat(lines.get(1)).isEqualTo("\"公費負担者番号\",\"受給者番号\",\"氏名\",\"性別\",\"生年月日\",\"開始年月日\",\"廃止年月日\"");
        assertThat(lines.get(2))
                .matches("\"12\\d{6}\",\"\\d{7}\",\".+\",\"[123]\"(,\"\\d{4}-\\d\\d-\\d\\d\"){2},\".*\"");
        assertThat(lines).hasSize((int) people + 3).last().isEqualTo("\"計\",\"" + people + "\"");

        assertThat(hub.send("care-out", RunKind.DIFFERENCE).balance().unchanged())
                .isEqualTo(people);
        String one = welfare.rows("select min(recipient_id) from recipient where " + old)
                .get(0);
        welfare.rows(
                "select name from final table (update recipient set name = '架空　新子', sex = '9' where recipient_id = "
                        + one + ")");
        RunLine bad = hub.send("care-out", RunKind.DIFFERENCE);
        assertThat(bad.balance().quarantined()).isEqualTo(1);
        assertThat(bad.balance().unchanged()).isEqualTo(people - 1);
    }

    private static void picksUp(DemoHub hub) throws Exception {
        hub.bean(LinkageRunner.class).run("institution-in", null);
        RunLine run = hub.lastRun();
        assertThat(run.state()).isEqualTo("CLOSED");
        assertThat(run.balance().written()).isEqualTo(2);
        assertThat(run.balance().quarantined()).isEqualTo(1);
        assertThat(new Ledger(hub.database("welfare"))
                        .rows("select institution_code, name, kind from institution where name like '架空%' "
                                + "and institution_code in ('1390199014', '1390999033') order by 1"))
                .containsExactly("1390199014|架空中央病院|1", "1390999033|架空薬局|4");
        assertThat(hub.ledger()
                        .rows("select line_no, error_code, field from quarantine_item where run_id = " + run.id()))
                .containsExactly("3|TSN-1005|institutionCode");
    }

    /** Writes those of the page's files, or does its shell commands, which have no name; tells how many. */
    private int follow(Path home, Predicate<String> which) throws Exception {
        Matcher block = BLOCK.matcher(Files.readString(PAGE));
        int followed = 0;
        while (block.find()) {
            Matcher file = FILE.matcher(block.group(1));
            boolean commands = block.group(2).equals("sh");
            String name = commands || !file.find() ? "" : file.group(2);
            if (commands && which.test(name)) {
                shell(home, block.group(3));
                followed++;
            } else if (!name.isEmpty() && which.test(name)) {
                write(home.resolve(name), block.group(3));
                followed++;
            }
        }
        return followed;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void shell(Path home, String commands) throws Exception {
        Process shell = new ProcessBuilder("sh", "-ec", commands)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("shell.log").toFile())
                .start();
        assertThat(shell.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue())
                .as(Files.readString(root.resolve("shell.log")))
                .isZero();
    }
}
