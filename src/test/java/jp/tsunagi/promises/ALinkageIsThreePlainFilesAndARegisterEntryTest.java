package jp.tsunagi.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.support.DemoHub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 1: an administrator adds a linkage with a route, a query and a register entry, and no Java. */
class ALinkageIsThreePlainFilesAndARegisterEntryTest {
    private static final String ENTRY = """

              - id: heads-out
                name: { ja: 世帯主の資格情報, en: Eligibility of heads of household }
                direction: out
                parties:
                  from: { ja: 生活保護システム, en: welfare system }
                  to: { ja: 医療保険者等向け中間サーバー等(統合専用端末経由), en: "insurers' intermediate server" }
                provision: entrustment-7
                legalBasis: 生活保護法第34条第5項及び第6項
                carries: [ eligibility ]
                purpose: 世帯主の資格情報の提供
                scope: 世帯主
                schedule: "0 0 7 ? * MON-FRI"
                reads: [ personal_number ]
                endpoint:
                  folder: "{data}/drop/heads-out"
                file:
                  name: "HEADS_{date}_{seq}.csv"
                  layout:
                    record: jp.tsunagi.eligibility.EligibilityRecord
                  charset: UTF-8
                  lineEnd: LF
                  quoting: always
                  columnTitles: true
                invalidRecord: quarantine
                deadline: 3 business days
                retention: 1 years
            """;

    @TempDir
    Path root;

    @Test
    void aRouteAQueryAndARegisterEntryMakeALinkageThatRuns() throws Exception {
        Path home = DemoHub.copyOfHome(root.resolve("home"));
        edit(home.resolve("config/linkages.yaml"), text -> text + ENTRY);
        derive(home, "routes/eligibility/eligibility-out", "routes/heads/heads-out", ".camel.yaml");
        derive(home, "mappings/eligibility/eligibility-out", "mappings/heads/heads-out", ".sql");
        edit(
                home.resolve("mappings/heads/heads-out.sql"),
                sql -> sql.replace("order by r.recipient_id", "where r.head_of_household\norder by r.recipient_id"));

        try (DemoHub hub = DemoHub.of(root.resolve("data"), home, 300)) {
            long heads = Long.parseLong(new jp.tsunagi.support.Ledger(hub.database("welfare"))
                    .rows("select count(*) from recipient where head_of_household")
                    .get(0));
            RunLine run = hub.send("heads-out", RunKind.FULL);

            assertThat(run.state()).isEqualTo("CLOSED");
            assertThat(run.balance().written()).isEqualTo(heads).isBetween(1L, 299L);
            assertThat(hub.drop("heads-out").resolve(run.fileName()))
                    .content()
                    .startsWith("\"")
                    .hasLineCount((int) heads + 1);
            assertThat(hub.send("eligibility-out", RunKind.FULL).balance().written())
                    .isEqualTo(300);
        }
    }

    /** The new file is the old one under the new linkage's name. */
    private static void derive(Path home, String from, String to, String ending) throws IOException {
        Path target = home.resolve(to + ending);
        Files.createDirectories(target.getParent());
        Files.copy(home.resolve(from + ending), target);
        edit(
                target,
                text -> text.replace("eligibility/eligibility-out.sql", "heads/heads-out.sql")
                        .replace("eligibility-out", "heads-out")
                        .replace("group: eligibility", "group: heads"));
    }

    private interface Edit {
        String apply(String text);
    }

    private static void edit(Path file, Edit edit) throws IOException {
        Files.writeString(file, edit.apply(Files.readString(file)));
    }
}
