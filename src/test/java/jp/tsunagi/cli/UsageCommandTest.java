package jp.tsunagi.cli;

import static jp.tsunagi.support.HubFixturePeople.PAYER;
import static jp.tsunagi.support.HubFixturePeople.recipientNumber;
import static jp.tsunagi.support.HubFixtureUsage.CLINIC;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.tsunagi.support.HubFixturePeople;
import jp.tsunagi.support.HubFixtureUsage;
import jp.tsunagi.support.HubSite;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.jdbc.core.JdbcTemplate;

/** The command {@code usage}, as it is typed. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class UsageCommandTest {
    private static final String ID = UUID.randomUUID().toString();
    private static final List<String> MARCH = List.of("--from", "2026-03-01", "--to", "2026-03-31");

    @TempDir
    static Path root;

    private static JdbcTemplate welfare;
    private static JdbcTemplate hub;

    private record Typed(int exitCode, String printed) {}

    @BeforeAll
    static void twentyChecks() throws IOException {
        Path config = Files.createDirectories(root.resolve("home/config"));
        StringBuilder databases = new StringBuilder("\ntsunagi.databases:\n");
        for (String name : List.of("welfare", "address", "hub")) {
            databases
                    .append("  ")
                    .append(name)
                    .append(": { url: \"")
                    .append(url(name))
                    .append("\" }\n");
        }
        try (Stream<Path> files = Files.list(Path.of("config"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, config.resolve(file.getFileName()));
            }
        }
        Path settings = config.resolve("application.yaml");
        Files.writeString(settings, Files.readString(settings) + databases);
        Path mappings = Files.createDirectories(root.resolve("home/mappings/usage"));
        for (String query : List.of("untrusted", "checks", "frequent")) {
            Files.copy(Path.of("mappings/usage/" + query + ".sql"), mappings.resolve(query + ".sql"));
        }
        Files.createDirectories(root.resolve("home/routes"));
        welfare = database("welfare");
        hub = database("hub");
        new HubFixturePeople(welfare).found(2);
        for (int check = 0; check < 20; check++) {
            welfare.update(
                    "insert into usage_log values (?, ?, ?, ?, null, '1', '1', null, '0', 1, null)",
                    HubFixtureUsage.number(check),
                    LocalDateTime.of(2026, 3, 1 + check, 10, 0),
                    CLINIC,
                    check < 16 ? 1 : 2);
        }
    }

    @Test
    void theScreenShowsSoManyRowsAndHowManyThereAre() {
        Typed shown = type("untrusted", MARCH, "--purpose", "review 1", "--most", "3");

        assertThat(shown.exitCode()).as(shown.printed()).isZero();
        assertThat(shown.printed().lines())
                .hasSize(5)
                .first()
                .asString()
                .startsWith("公費負担者番号 payer\t受給者番号 recipient\t資格確認日時 checked at");
        assertThat(shown.printed())
                .contains(PAYER + "\t" + recipientNumber(1), "3 of 20 rows")
                .doesNotContain("架空");
        assertThat(entries("review 1"))
                .containsExactly("VIEW INTENDED null null", "VIEW DONE " + subject("review 1") + " 3");
        assertThat(subject("review 1")).as("one person").startsWith("p1-");
    }

    @Test
    void frequentVisitsAreThoseOfTheSettingsUnlessGiven() {
        assertThat(type("frequent", MARCH, "--purpose", "review 2").printed())
                .contains(
                        PAYER + "\t" + recipientNumber(1) + "\t" + CLINIC + "\t2026-03-01\t2026-03-16\t16\t16",
                        "1 of 1");
        assertThat(type("frequent", MARCH, "--purpose", "review 2", "--days", "4", "--period", "4")
                        .printed())
                .contains("2 of 2");
        assertThat(type("checks", MARCH, "--purpose", "review 2", "--checks", "17")
                        .printed())
                .contains("0 of 0");
    }

    @Test
    void aFileIsItsOwnersNeverOverAnotherAndInTheMediaLedger() throws IOException {
        Path csv = root.resolve("untrusted.csv");

        Typed written = type("untrusted", MARCH, "--purpose", "review 3", "--csv", csv.toString());

        assertThat(written.exitCode()).as(written.printed()).isZero();
        String sha256 = HubSite.sha256(csv);
        assertThat(written.printed()).contains("20 rows", sha256);
        assertThat(Files.readString(csv))
                .startsWith("\uFEFF公費負担者番号 payer,受給者番号 recipient,")
                .contains(PAYER + "," + recipientNumber(2) + ",2026-03-17 10:00:00," + CLINIC + ",", "\r\n")
                .doesNotContain("架空");
        assertThat(Files.readAllLines(csv)).hasSize(21);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(csv)))
                .isEqualTo("rw-------");
        assertThat(entries("review 3"))
                .containsExactly("EXPORT INTENDED null null", "EXPORT DONE " + subject("review 3") + " 20");
        assertThat(subject("review 3")).startsWith("set:2:");
        assertThat(typed("media").printed()).contains("untrusted.csv", sha256);

        Typed again = type("checks", MARCH, "--purpose", "review 4", "--csv", csv.toString());
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.printed()).contains("TSN-4005");
        assertThat(HubSite.sha256(csv)).isEqualTo(sha256);
        assertThat(entries("review 4")).containsExactly("EXPORT INTENDED null null", "EXPORT FAILED null null");
    }

    @Test
    void whatCannotBeEnteredIsNeitherShownNorWritten() {
        Path csv = root.resolve("refused.csv");
        for (int entered : new int[] {0, 1}) {
            Typed screen = refusingAfter(entered, () -> type("untrusted", MARCH, "--purpose", "review 5"));
            Typed file = refusingAfter(
                    entered, () -> type("untrusted", MARCH, "--purpose", "review 5", "--csv", csv.toString()));

            assertThat(screen.exitCode()).isEqualTo(1);
            assertThat(screen.printed()).contains("TSN-3006").doesNotContain(PAYER);
            assertThat(file.exitCode()).isEqualTo(1);
            assertThat(csv).doesNotExist();
        }
        assertThat(entries("review 5")).containsExactly("VIEW INTENDED null null", "EXPORT INTENDED null null");
    }

    @Test
    void withoutAPurposeOrWithHostileValuesNothingIsSearched() {
        long before = count("journal_entry");
        assertThat(typed("usage", "untrusted", "--from", "2026-03-01", "--to", "2026-03-31")
                        .exitCode())
                .isEqualTo(2);
        assertThat(type("untrusted", MARCH, "--purpose", " ").exitCode()).isEqualTo(2);
        for (String day : List.of("2026-03-01' or '1'='1", "2026-03-01; drop table usage_log", "2026-02-30", "")) {
            assertThat(typed("usage", "untrusted", "--purpose", "x", "--from", day, "--to", "2026-03-31")
                            .exitCode())
                    .isEqualTo(2);
        }
        for (String number : List.of("1 or 1=1", "0", "-1", "99999999999", "1); delete from usage_log --")) {
            assertThat(type("checks", MARCH, "--purpose", "x", "--checks", number)
                            .exitCode())
                    .isEqualTo(2);
        }
        assertThat(typed("usage", "checks", "--purpose", "x", "--from", "2026-03-31", "--to", "2026-03-01")
                        .exitCode())
                .isEqualTo(2);
        assertThat(type("frequent", MARCH, "--purpose", "x", "--days", "5", "--period", "4")
                        .exitCode())
                .isEqualTo(2);
        assertThat(typed("usage", "../eligibility/eligibility-out", "--purpose", "x")
                        .exitCode())
                .isEqualTo(2);
        assertThat(typed("usage").exitCode()).isEqualTo(2);
        assertThat(count("journal_entry")).isEqualTo(before);

        Typed quoted = type("untrusted", MARCH, "--purpose", "x'); delete from journal_entry; --");
        assertThat(quoted.exitCode()).as(quoted.printed()).isZero();
        assertThat(count("journal_entry")).isEqualTo(before + 2);
        assertThat(welfare.queryForObject("select count(*) from usage_log", Long.class))
                .isEqualTo(20);
    }

    private static Typed refusingAfter(int entries, Supplier<Typed> command) {
        Long last = hub.queryForObject("select coalesce(max(seq), 0) from journal_entry", Long.class);
        hub.execute("alter table journal_entry add constraint full_disk check (seq <= " + (last + entries) + ")");
        try {
            return command.get();
        } finally {
            hub.execute("alter table journal_entry drop constraint full_disk");
        }
    }

    private static List<String> entries(String purpose) {
        return hub.query(
                "select action, outcome, subject, records from journal_entry where reason like ? or refers in "
                        + "(select seq from journal_entry where reason like ?) order by seq",
                (row, n) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " " + row.getString(4),
                "%: " + purpose,
                "%: " + purpose);
    }

    private static String subject(String purpose) {
        return hub.queryForObject(
                "select subject from journal_entry where outcome = 'DONE' and reason like ?",
                String.class,
                "%: " + purpose);
    }

    private static long count(String table) {
        return hub.queryForObject("select count(*) from " + table, Long.class);
    }

    private static Typed type(String search, List<String> days, String... options) {
        List<String> words = new ArrayList<>(List.of("usage", search));
        words.addAll(days);
        words.addAll(List.of(options));
        return typed(words.toArray(String[]::new));
    }

    private static Typed typed(String... command) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        List<String> words = new ArrayList<>(List.of(command));
        if (words.size() > 1 || !"usage".equals(words.get(0))) {
            words.addAll(List.of(
                    "--data",
                    root.resolve("data").toString(),
                    "--home",
                    root.resolve("home").toString()));
        }
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

    private static String url(String name) {
        return "jdbc:h2:mem:" + name + ID
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1";
    }

    private static JdbcTemplate database(String schema) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(url(schema));
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/" + schema)
                .load()
                .migrate();
        return new JdbcTemplate(database);
    }
}
