package jp.tsunagi.support;

import com.jcraft.jsch.JSch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import jp.tsunagi.HubConfiguration;
import jp.tsunagi.counterpart.screening.ScreeningCollectionSystem;
import jp.tsunagi.demo.MovableClock;
import jp.tsunagi.ledger.RunLine;
import org.springframework.jdbc.core.JdbcTemplate;

/** A hub at the screening collection system's SFTP server, on a day that goes on from test to test: a name is taken once. */
public final class ScreeningHub implements AutoCloseable {
    public static final String OUT = "checkup-out";
    public static final String SECOND = "checkup-second";
    public static final String RESULT = "checkup-result-in";
    public static final String HEIGHT = "9N001000000000001";
    public static final String WEIGHT = "9N006000000000001";
    public static final LocalDate CHECKED = LocalDate.of(2026, 3, 10);

    private static final String INSTITUTION = "1399999991";

    // What is agreed on otherwise takes a second a connection, for keys that no test is about.
    private static final String KEX = "ecdh-sha2-nistp256";

    private final String kex = JSch.getConfig("kex");
    private final String checkedKex = JSch.getConfig("CheckKexes");

    public final HubFixture hub;
    public final ScreeningCollectionSystem screening;
    private LocalDate day = HubFixture.DAY;

    /** @param schemas that the screening collection system has */
    public ScreeningHub(Path root, Optional<Path> schemas) throws IOException {
        JSch.setConfig("kex", KEX);
        JSch.setConfig("CheckKexes", KEX);
        MovableClock clock = new MovableClock(HubFixture.DAY, HubConfiguration.ZONE);
        screening = new ScreeningCollectionSystem(root.resolve("screening"), 0, clock, schemas);
        hub = new HubFixture(root.resolve("hub"))
                .edit("config/linkages.yaml", "port: 2222", "port: " + screening.port())
                .edit(
                        "config/linkages.yaml",
                        "privateKey: config/keys/screening",
                        "privateKey: " + screening.privateKey())
                .edit(
                        "config/linkages.yaml",
                        "knownHosts: config/keys/known_hosts",
                        "knownHosts: " + screening.knownHosts())
                .edit(
                        "mappings/checkup/checkup-out.yaml",
                        "payer: \"12138012\"",
                        "payer: \"" + HubFixturePeople.PAYER + "\"");
    }

    /** Before the start: a linkage {@value #SECOND} for another payer, by a register entry, a route and settings alone. */
    public void addPayer(String payer) throws IOException {
        Path register = hub.home().resolve("config/linkages.yaml");
        String text = Files.readString(register);
        int entry = text.indexOf("  - id: " + OUT + "\n");
        String second = text.substring(entry, text.indexOf("  - id: ", entry + 1))
                .replace("id: " + OUT, "id: " + SECOND)
                .replace("folder: /upload", "folder: /" + SECOND)
                .replace("12138012_", payer + "_");
        Files.writeString(register, text + "\n" + second);
        hub.edit("config/linkages.yaml", "[ " + OUT + " ]", "[ " + OUT + ", " + SECOND + " ]");

        Path settings = hub.home().resolve("mappings/checkup");
        Files.writeString(
                settings.resolve(SECOND + ".yaml"),
                Files.readString(settings.resolve(OUT + ".yaml"))
                        .replace(HubFixturePeople.PAYER, payer)
                        .replace("12138012", payer));
        Path routes = Files.createDirectories(hub.home().resolve("routes"));
        Files.writeString(
                routes.resolve(SECOND + ".camel.yaml"),
                Files.readString(Path.of("routes/checkup/" + OUT + ".camel.yaml"))
                        .replaceAll("(?<!checkup/)" + OUT, SECOND));
        hub.set(
                "camel.main.routes-include-pattern",
                "file:" + Path.of("routes").toAbsolutePath() + "/**/*.camel.yaml,file:" + routes + "/*.camel.yaml");
        Files.createDirectories(second());
    }

    /** Where the archives of {@value #SECOND} arrive. */
    public Path second() {
        return screening.upload().resolveSibling(SECOND);
    }

    /** Forgets all but the counterpart, and goes to the next day. */
    public HubFixturePeople nextDay(int people) throws IOException {
        day = day.plusDays(1);
        return sameDay(people);
    }

    /** Forgets all but what the counterpart has taken, and begins the day once more. */
    public HubFixturePeople sameDay(int people) throws IOException {
        hub.reset();
        screening.stop();
        screening.start();
        for (String left : HubFixtureFiles.names(screening.upload())) {
            Files.delete(screening.upload().resolve(left));
        }
        hub.clock().moveTo(day, LocalTime.of(19, 0));
        welfare()
                .update(
                        "insert into checkup_institution values (?, '架空健診センター', '00-0000-1111', '9990002', '架空県架空市東二丁目2番')",
                        INSTITUTION);
        HubFixturePeople fixture = HubFixturePeople.in(hub).found(people);
        for (int person = 1; person <= people; person++) {
            checked(person);
            consents(person, CHECKED, "1");
        }
        return fixture;
    }

    public LocalDate day() {
        return day;
    }

    /** Goes to a later day, and forgets nothing. */
    public void later() {
        day = day.plusDays(1);
        hub.clock().moveTo(day, LocalTime.of(19, 0));
    }

    /** The name of the day's first archive, without {@code .zip}. */
    public String archive() {
        return "12138012_94899990_" + day.toString().replace("-", "") + "0_1";
    }

    public static String key(int person) {
        return HubFixturePeople.key(person) + "20260310";
    }

    /** A check with two results. */
    public void checked(int person) {
        welfare()
                .update(
                        "insert into checkup (checkup_id, reference_number, recipient_id, checked_on, institution_code) "
                                + "values (?, ?, ?, ?, ?)",
                        person,
                        "K" + person,
                        person,
                        CHECKED,
                        INSTITUTION);
        result(person, HEIGHT, "160.5");
        result(person, WEIGHT, "55.0");
    }

    public void result(int person, String item, String value) {
        welfare().update("insert into checkup_result values (?, ?, ?, null, null, null)", person, item, value);
    }

    public void change(int person, String item, String value) {
        welfare()
                .update(
                        "update checkup_result set result = ? where checkup_id = ? and item_code = ?",
                        value,
                        person,
                        item);
    }

    /** An entry of the history of consents, and the ledger's flag. */
    public void consents(int person, LocalDate on, String consent) {
        welfare().update("insert into checkup_consent values (?, ?, ?)", person, on, consent);
        welfare()
                .update(
                        "update recipient set checkup_consent = ?, consent_on = ? where recipient_id = ?",
                        consent,
                        on,
                        person);
    }

    public RunLine send() {
        return hub.run(OUT);
    }

    /** The screening collection system answers; the hub takes the answer. */
    public RunLine answer() {
        screening.collect();
        return hub.run(RESULT);
    }

    public Path result() {
        return screening.results().resolve("RES_" + archive() + ".csv");
    }

    public Path report(String name) {
        return hub.data().resolve("hub/reports").resolve(name + ".exclusions.csv");
    }

    public byte[] uploaded() throws IOException {
        return Files.readAllBytes(screening.upload().resolve(archive() + ".zip"));
    }

    private JdbcTemplate welfare() {
        return hub.welfare();
    }

    @Override
    public void close() {
        hub.close();
        screening.close();
        JSch.setConfig("kex", kex);
        JSch.setConfig("CheckKexes", checkedKex);
    }
}
