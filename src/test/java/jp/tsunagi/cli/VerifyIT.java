package jp.tsunagi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.tsunagi.demo.DemoFolder;
import jp.tsunagi.support.HubProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The commands {@code verify} and {@code journal} of the packaged hub on a demo's data. */
class VerifyIT {
    @TempDir
    Path root;

    @Test
    void aDemoVerifiesUntilSomebodyTampersWithIt() throws Exception {
        Path data = root.resolve("data");
        try (HubProcess demo = start("demo", "--once", "--people", "120", "--data", data.toString())) {
            demo.succeed();
            assertThat(demo.out()).containsPattern("Journal: \\d+/\\d+ checkpoints, \\d+/\\d+ entries valid");
        }
        assertThat(verify(0, "--data", data.toString()))
                .contains("entries valid")
                .doesNotContain("without an outcome");

        Path export = root.resolve("journal.jsonl");
        try (HubProcess journal = start("journal", "--export", export.toString(), "--data", data.toString())) {
            journal.succeed();
        }
        Path evidence = data.resolve("hub/evidence");
        String key = evidence.resolve("keys/journal-1.vkey").toString();
        assertThat(verify(0, "--export", export.toString(), "--evidence", evidence.toString(), "--key", key))
                .contains("entries valid");
        Files.writeString(export, Files.readString(export).replaceFirst("HUB_START", "HUB_STOP"));
        assertThat(verify(1, "--export", export.toString(), "--evidence", evidence.toString()))
                .contains("entry 1: edited / 書き換え");

        sql(data, "update journal_entry set reason = 'another' where seq = 3");
        assertThat(verify(1, "--data", data.toString())).contains("entry 3: edited / 書き換え");
        sql(data, "delete from journal_entry where seq > 4");
        assertThat(verify(1, "--data", data.toString()))
                .contains("entry 3: edited / 書き換え")
                .contains("could not be entered in the journal: TSN-4013")
                .doesNotContain("Exception");
    }

    private HubProcess start(String... words) throws Exception {
        return HubProcess.start(root.resolve("out"), List.of("file.encoding=UTF-8", "stdout.encoding=UTF-8"), words);
    }

    private String verify(int exit, String... options) throws Exception {
        String[] words = new String[options.length + 1];
        words[0] = "verify";
        System.arraycopy(options, 0, words, 1, options.length);
        try (HubProcess verify = start(words)) {
            assertThat(verify.exit()).as(verify.out() + verify.err()).isEqualTo(exit);
            return verify.out() + verify.err();
        }
    }

    private static void sql(Path data, String statement) {
        new JdbcTemplate(new DemoFolder(data).database("hub")).update(statement);
    }
}
