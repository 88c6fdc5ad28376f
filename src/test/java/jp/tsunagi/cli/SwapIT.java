package jp.tsunagi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import jp.tsunagi.HubConfiguration;
import jp.tsunagi.audit.journal.AcceptedVersion;
import jp.tsunagi.audit.journal.ConfigurationFiles;
import jp.tsunagi.audit.journal.ConfigurationVersions;
import jp.tsunagi.demo.DemoFolder;
import jp.tsunagi.demo.MovableClock;
import jp.tsunagi.demo.Municipality;
import jp.tsunagi.demo.population.PopulationOptions;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.RunRequest;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.quarantine.Quarantine;
import jp.tsunagi.routing.LinkageRunner;
import jp.tsunagi.support.DemoHub;
import jp.tsunagi.support.Ledger;
import jp.tsunagi.support.Waiting;
import jp.tsunagi.versions.ChangeRequests;
import jp.tsunagi.versions.Differences;
import jp.tsunagi.versions.EditedSet;
import jp.tsunagi.versions.FindingsFile;
import jp.tsunagi.versions.Launch;
import jp.tsunagi.versions.Supervisor;
import jp.tsunagi.versions.VersionFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A hub that serves while its routes, mappings and configuration are edited. */
class SwapIT {
    private static final String QUERY = "mappings/eligibility/eligibility-out.sql";
    private static final String ROUTE = "routes/eligibility/eligibility-out.camel.yaml";
    private static final String SETTINGS = "config/application.yaml";
    private static final int PEOPLE = 120;

    @TempDir
    static Path root;

    private static Path home;
    private static HubOptions options;
    private static Municipality municipality;
    private static FindingsFile findings;
    private static VersionFolder versions;
    private static String failing = "none";
    private static Supervisor supervisor;

    /** Holds up whoever reads a household, between one record of a file and the next. */
    public static final class Gate {
        private static volatile CountDownLatch reached = new CountDownLatch(0);
        private static volatile CountDownLatch open = new CountDownLatch(0);

        private Gate() {}

        /** Called by the database, row by row. */
        public static boolean pass(long household) throws InterruptedException {
            reached.countDown();
            return open.await(90, TimeUnit.SECONDS);
        }
    }

    @BeforeAll
    static void serve() throws Exception {
        home = DemoHub.copyOfHome(root.resolve("home"));
        options = new HubOptions();
        options.home = home;
        options.data = root.resolve("data");
        DemoFolder folder = new DemoFolder(options.data);
        folder.prepare();
        LocalDate today = LocalDate.now(HubContext.japan());
        municipality = Municipality.found(
                folder,
                new PopulationOptions(PEOPLE, 20260401, today, 0),
                Optional.empty(),
                new MovableClock(today, HubConfiguration.ZONE));
        JdbcTemplate welfare = new JdbcTemplate(folder.database("welfare"));
        welfare.execute("alter table household rename to household_table");
        welfare.execute("create alias gate for '" + Gate.class.getName() + ".pass'");
        welfare.execute("create view household as select * from household_table where gate(household_id)");
        findings = new FindingsFile(options.data);
        versions = new VersionFolder(options.data);
        supervisor = newSupervisor();
        supervisor.start();
    }

    private static Supervisor newSupervisor() {
        EditedSet edited = new EditedSet(home, versions, HubContext.check(options));
        Launch launch = new Launch(edited, versions, HubContext.permission(options), (folder, acceptance) -> {
            if (folder.endsWith(failing) || "all".equals(failing)) {
                throw new HubException(ErrorCode.STORAGE_FAILED, "made up");
            }
            return HubContext.unattended(options.at(folder), HubContext.japan(), acceptance);
        });
        return new Supervisor(edited, launch, versions, findings);
    }

    @AfterAll
    static void stop() {
        supervisor.close();
        municipality.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            routes/eligibility/eligibility-out.camel.yaml | half    | routes/eligibility/eligibility-out.camel.yaml
            routes/eligibility/eligibility-out.camel.yaml | empty   | routes/eligibility/eligibility-out.camel.yaml
            routes/eligibility/eligibility-out.camel.yaml | removed | config/linkages.yaml
            routes/eligibility/eligibility-out.camel.yaml | bean    | routes/eligibility/eligibility-out.camel.yaml
            mappings/eligibility/eligibility-out.sql      | half    | mappings/eligibility/eligibility-out.sql
            mappings/eligibility/eligibility-out.sql      | column  | mappings/eligibility/eligibility-out.sql
            config/linkages.yaml                          | half    | config/linkages.yaml
            config/application.yaml                       | half    | config/application.yaml
            mappings/eligibility/eligibility-out.sql      | link    | mappings/eligibility/eligibility-out.sql
            """)
    void a_set_with_findings_changes_nothing_and_is_told(String file, String mistake, String named) throws Exception {
        String before = running();
        Object hub = supervisor.hub();
        long refused = refused();
        Path path = home.resolve(file);
        byte[] good = Files.readAllBytes(path);
        spoil(path, mistake);
        rest();
        assertThat(findings.read()).isNotEmpty();
        assertThat(findings.read().toString()).contains(named).doesNotContain(".candidate");
        assertThat(supervisor.hub()).isSameAs(hub);
        assertThat(running()).isEqualTo(before);
        assertThat(refused()).isEqualTo(refused + 1);
        assertThat(options.data.resolve("hub/ready")).exists();
        Files.deleteIfExists(path);
        Files.write(path, good);
        rest();
        assertThat(findings.read()).isEmpty();
        assertThat(supervisor.hub()).isSameAs(hub);
    }

    private static void spoil(Path path, String mistake) throws IOException {
        String text = Files.readString(path);
        switch (mistake) {
            case "half" -> Files.writeString(path, text.substring(0, text.length() / 2 - 3));
            case "empty" -> Files.writeString(path, "");
            case "removed" -> Files.delete(path);
            case "link" -> {
                Files.delete(path);
                Files.createSymbolicLink(path, Path.of("/etc/hostname"));
            }
            case "bean" -> Files.writeString(path, text.replace("ref: outbox", "ref: outbocks"));
            default -> Files.writeString(path, text.replace("from recipient r", "from recipients r"));
        }
    }

    @Test
    void a_change_in_the_middle_of_a_file_loses_and_doubles_nothing() throws Exception {
        String before = running();
        Gate.reached = new CountDownLatch(1);
        Gate.open = new CountDownLatch(1);
        LinkageRunner linkages = supervisor.hub().getBean(LinkageRunner.class);
        CompletableFuture<Void> run = CompletableFuture.runAsync(
                () -> linkages.run("eligibility-out", new RunRequest(RunKind.FULL, null, "test")));
        assertThat(Gate.reached.await(90, TimeUnit.SECONDS)).isTrue();
        RunLine open = full();
        assertThat(open.state()).isEqualTo("OPEN");

        edit(QUERY, text -> text.replace("order by r.", "where r.recipient_id < 0 order by r."));
        CompletableFuture<Void> swap = CompletableFuture.runAsync(SwapIT::rest);
        Waiting.until(() -> !options.data.resolve("hub/ready").toFile().exists());
        Gate.open.countDown();
        run.get(90, TimeUnit.SECONDS);
        swap.get(90, TimeUnit.SECONDS);

        assertThat(running()).isNotEqualTo(before);
        assertThat(findings.read()).isEmpty();
        RunLine done = full();
        assertThat(done.id()).isEqualTo(open.id());
        assertThat(done.state()).isEqualTo("CLOSED");
        assertThat(done.version()).isEqualTo(before);
        assertThat(done.balance().read()).isEqualTo(PEOPLE);
        assertThat(done.balance().written()).isPositive();
        assertThat(published(done)).exists();
        assertThat(ledger().count("linkage_file where run_id = " + done.id())).isEqualTo(1);
        assertThat(ledger().count("sent_record where file_id = " + done.fileId()))
                .isEqualTo(done.balance().written());

        full("test");
        assertThat(full().balance().read()).as("the changed query").isZero();
        assertThat(full().version()).isEqualTo(running());
        edit(QUERY, text -> text.replace("where r.recipient_id < 0 order by r.", "order by r."));
        rest();
        assertThat(running()).isEqualTo(before);
    }

    @Test
    void a_set_that_does_not_start_gives_way_to_the_one_before() throws Exception {
        String before = running();
        edit(ROUTE, text -> "# changed\n" + text);
        failing = ConfigurationFiles.read(home).version();
        rest();
        assertThat(running()).isEqualTo(before);
        assertThat(supervisor.hub().isActive()).isTrue();
        assertThat(findings.read()).anyMatch(line -> line.contains("TSN-3004"));
        failing = "none";
        edit(ROUTE, text -> text.replace("# changed\n", ""));
        rest();
        assertThat(findings.read()).isEmpty();
    }

    @Test
    void a_hub_that_nothing_lets_start_comes_back_by_itself() throws Exception {
        String before = running();
        edit(ROUTE, text -> "# changed\n" + text);
        failing = "all";
        rest();
        assertThat(supervisor.hub()).isNull();
        supervisor.look();
        assertThat(supervisor.hub()).isNull();
        edit(ROUTE, text -> text.replace("# changed\n", ""));
        failing = "none";
        supervisor.look();
        assertThat(supervisor.hub().isActive()).isTrue();
        assertThat(running()).isEqualTo(before);
        assertThat(findings.read()).isEmpty();
    }

    @Test
    void a_replay_goes_by_the_version_that_is_named_and_leaves_the_one_in_force() throws Exception {
        String chosen = running();
        JdbcTemplate welfare = new JdbcTemplate(new DemoFolder(options.data).database("welfare"));
        welfare.update("update recipient set sex = '9' where recipient_id = (select min(recipient_id) from recipient)");
        full("a record that is set aside");
        assertThat(full().balance().quarantined()).isPositive();
        long item = supervisor
                .hub()
                .getBean(Quarantine.class)
                .ofRun(full().id(), 1)
                .get(0)
                .id();
        welfare.update("update recipient set sex = '1' where sex = '9'");
        edit(QUERY, text -> text + "-- in force\n");
        rest();
        AcceptedVersion inForce = newest();
        assertThat(inForce.hash()).isNotEqualTo(chosen);
        supervisor.close();

        String name = chosen.substring(0, 12);
        Path beside = Files.writeString(versions.of(chosen).resolve("mappings/beside.sql"), "select 1");
        assertThat(type("replay", Long.toString(item), "--version", name)).isEqualTo(2);
        Files.delete(beside);
        assertThat(type("replay", Long.toString(item), "--version", name)).isZero();
        supervisor = newSupervisor();
        supervisor.start();
        RunLine replayed = supervisor.hub().getBean(Runs.class).latest(1).get(0);
        assertThat(replayed.kind()).isEqualTo(RunKind.REPLAY);
        assertThat(replayed.version()).isEqualTo(chosen);
        assertThat(ledger().count("journal_entry where action = 'REPLAY' and outcome = 'INTENDED' and actor_version = '"
                        + chosen + "'"))
                .isEqualTo(1);
        assertThat(running()).isEqualTo(inForce.hash());
        assertThat(newest()).isEqualTo(inForce);
        edit(QUERY, text -> text.replace("-- in force\n", ""));
        rest();
    }

    private static void full(String why) {
        supervisor.hub().getBean(LinkageRunner.class).run("eligibility-out", new RunRequest(RunKind.FULL, null, why));
    }

    @Test
    void a_start_with_broken_files_runs_the_last_good_set() throws Exception {
        String before = running();
        supervisor.close();
        byte[] good = Files.readAllBytes(home.resolve("config/application.yaml"));
        Files.writeString(home.resolve("config/application.yaml"), "tsunagi: {");
        supervisor = newSupervisor();
        supervisor.start();
        assertThat(running()).isEqualTo(before);
        assertThat(findings.read()).anyMatch(line -> line.startsWith("config/application.yaml:1:"));
        Files.write(home.resolve("config/application.yaml"), good);
        rest();
        assertThat(findings.read()).isEmpty();
    }

    @Test
    void an_earlier_version_comes_back_the_way_of_every_change() throws Exception {
        String before = running();
        edit(QUERY, text -> text + "-- of today\n");
        assertThat(type("submit", "--reason", "asked for by 1234567")).isZero();
        rest();
        String changed = running();
        AcceptedVersion version = newest();
        assertThat(changed).isNotEqualTo(before).isEqualTo(version.hash());
        assertThat(version.acceptance().who()).startsWith("operator ");
        assertThat(version.acceptance().reason()).isEqualTo("asked for by *");
        assertThat(version.changes()).isEqualTo("changed " + QUERY);
        assertThat(Differences.between(versions.of(before), versions.of(changed)))
                .contains("--- " + QUERY, "+-- of today");

        Files.writeString(home.resolve("mappings/eligibility/further.sql"), "");
        assertThat(type("rollback", before.substring(0, 12), "--reason", "not agreed"))
                .isZero();
        assertThat(home.resolve("mappings/eligibility/further.sql")).doesNotExist();
        rest();
        assertThat(running()).isEqualTo(before);
        assertThat(newest().number()).isEqualTo(version.number() + 1);
        assertThat(newest().acceptance().reason()).endsWith(": not agreed");
        assertThat(type("rollback", "999", "--reason", "none")).isEqualTo(2);
    }

    @Test
    void where_approval_is_required_a_change_waits_for_a_second_person() throws Exception {
        String before = running();
        edit(SETTINGS, text -> text.replace("tsunagi:\n", "tsunagi:\n  approval: required\n"));
        rest();
        String required = running();
        assertThat(required).isNotEqualTo(before);

        edit(SETTINGS, text -> text.replace("  approval: required\n", ""));
        rest();
        rest();
        assertThat(running()).isEqualTo(required);
        assertThat(findings.read()).singleElement().asString().contains(before, "submit --reason");
        assertThat(type("approve", before))
                .as("whoever edited it, nobody has asked")
                .isEqualTo(1);
        assertThat(type("submit", "--reason", "agreed")).isZero();
        rest();
        assertThat(findings.read()).singleElement().asString().contains("waits", "approve " + before.substring(0, 12));
        assertThat(type("approve", before)).as("by who has asked for it").isEqualTo(1);
        rest();
        assertThat(running()).isEqualTo(required);
        supervisor.close();
        supervisor = newSupervisor();
        supervisor.start();
        assertThat(running()).as("nor by a restart").isEqualTo(required);
        rest();
        assertThat(findings.read()).singleElement().asString().contains("waits");
        supervisor.close();
        Files.delete(options.data.resolve("hub/versions/last"));
        assertThatExceptionOfType(HubException.class)
                .as("nor when it is forgotten what ran last")
                .isThrownBy(() -> newSupervisor().start())
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.APPROVAL_REFUSED));
        Files.writeString(options.data.resolve("hub/versions/last"), required + "\n");
        supervisor = newSupervisor();
        supervisor.start();

        supervisor.hub().getBean(ChangeRequests.class).approve(before, "operator another");
        rest();
        assertThat(running()).isEqualTo(before);
        assertThat(findings.read()).isEmpty();
        assertThat(newest().acceptance().reason()).contains("approved by operator another");
    }

    private static int type(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", home.toString(), "--data", options.data.toString()));
        return Tsunagi.execute(all.toArray(String[]::new));
    }

    private static AcceptedVersion newest() {
        return supervisor.hub().getBean(ConfigurationVersions.class).newest().orElseThrow();
    }

    private static void rest() {
        supervisor.look();
        supervisor.look();
    }

    private static void edit(String file, UnaryOperator<String> change) throws IOException {
        String text = Files.readString(home.resolve(file));
        assertThat(change.apply(text)).isNotEqualTo(text);
        Files.writeString(home.resolve(file), change.apply(text));
    }

    private static String running() {
        String last = versions.last().orElseThrow();
        assertThat(supervisor.hub().getEnvironment().getProperty("tsunagi.home"))
                .endsWith(last);
        return last;
    }

    private static Ledger ledger() {
        return new Ledger(supervisor.hub().getBean("hub", DataSource.class));
    }

    private static long refused() throws Exception {
        return ledger().count("journal_entry where action = 'CONFIGURATION' and outcome = 'REFUSED'");
    }

    private static RunLine full() {
        return supervisor.hub().getBean(Runs.class).latest(500).stream()
                .filter(run -> run.kind() == RunKind.FULL && run.linkage().equals("eligibility-out"))
                .findFirst()
                .orElseThrow();
    }

    private static Path published(RunLine run) {
        return options.data.resolve("drop/eligibility-out").resolve(run.fileName());
    }
}
