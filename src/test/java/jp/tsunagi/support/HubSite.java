package jp.tsunagi.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import jp.tsunagi.counterpart.IntegrationTerminal;
import jp.tsunagi.counterpart.TerminalSettings;

/** A hub's own database and folders, and the commands that work on them, each in a process of its own. */
public final class HubSite {
    private static final String LINKAGE = "eligibility-out";

    private final Path root;
    private final Path home;
    private final List<String> settings;
    private final Ledger ledger;

    public HubSite(Path root, Path home, List<String> settings, Ledger ledger) {
        this.root = root;
        this.home = home;
        this.settings = List.copyOf(settings);
        this.ledger = ledger;
    }

    /** With a fresh copy of the hub database, which is named {@code hub}. */
    public static HubSite fresh(PostgresServer server, Path root) throws Exception {
        String hub = server.copy("hub");
        HubSite site =
                new HubSite(root.resolve(hub), Path.of("."), server.settings(hub), new Ledger(server.database(hub)));
        site.useKnownKey();
        return site;
    }

    /** A copy of the database and the data folder of a site where no command runs, to go on from there. */
    public HubSite copy(PostgresServer server) throws Exception {
        String hub = server.copy(ledger.rows("select current_database()").get(0));
        HubSite copy =
                new HubSite(root.resolveSibling(hub), home, server.settings(hub), new Ledger(server.database(hub)));
        try (Stream<Path> files = Files.walk(data())) {
            for (Path file : files.toList()) {
                Path target = copy.data().resolve(data().relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return copy;
    }

    /** With one key in every site, equal records have equal hashes in their ledgers. */
    private void useKnownKey() throws IOException {
        Path keys = Files.createDirectories(data().resolve("hub/keys"));
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
        Path key = Files.write(keys.resolve("content.key"), new byte[32]);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }

    public HubProcess start(String... command) throws IOException {
        return start(List.of(), command);
    }

    public HubProcess start(List<String> furtherSettings, String... command) throws IOException {
        List<String> all = new ArrayList<>(settings);
        all.addAll(furtherSettings);
        return HubProcess.start(printed(), all, words(command));
    }

    /** On a disk that is full as soon as a file has so many kilobytes. */
    public HubProcess startOnSmallDisk(long kilobytes, String... command) throws IOException {
        return HubProcess.startOnSmallDisk(kilobytes, printed(), settings, words(command));
    }

    private String[] words(String... command) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--data", data().toString(), "--home", home.toString()));
        return words.toArray(String[]::new);
    }

    public HubProcess startFullRun() throws IOException {
        return start("run", LINKAGE, "--full");
    }

    public Ledger ledger() {
        return ledger;
    }

    public Path data() {
        return root.resolve("data");
    }

    /** What the commands printed. */
    public Path printed() {
        return root.resolve("printed");
    }

    public Path drop() {
        return data().resolve("drop").resolve(LINKAGE);
    }

    public Path inbox() {
        return data().resolve("inbox/result-in");
    }

    /** Plays the counterpart on what was published; gives the number of files that it answered. */
    public int collect() {
        try (IntegrationTerminal terminal = new IntegrationTerminal(
                drop(),
                inbox(),
                root.resolve("counterpart"),
                Clock.system(ZoneId.of("Asia/Tokyo")),
                TerminalSettings.standard())) {
            return terminal.collect();
        }
    }

    /** Names of what lies in a folder, sorted; empty when there is none. */
    public static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** The files in the archive. */
    public List<Path> archived() throws IOException {
        try (Stream<Path> files = Files.walk(data().resolve("hub/archive"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** Files that a crash or a failure must not leave. */
    public List<Path> temporaryFiles() throws IOException {
        if (!Files.isDirectory(data())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(data())) {
            return files.filter(path -> path.toString().endsWith(".part")).toList();
        }
    }

    /** The only published file, which must be whole: its marker beside it, its hash the ledger's, nothing else there. */
    public Path publishedFile() throws Exception {
        assertThat(temporaryFiles()).isEmpty();
        List<String> names = names(drop());
        assertThat(names).as("one file and its marker").hasSize(2);
        assertThat(names.get(1)).isEqualTo(names.get(0) + ".done");
        Path file = drop().resolve(names.get(0));
        assertThat(ledger.rows("select sha256, byte_size from linkage_file where direction = 'OUT' and name = '"
                        + names.get(0) + "' and state <> 'ABANDONED'"))
                .containsExactly(sha256(file) + "|" + Files.size(file));
        return file;
    }

    /** A file's text without what depends on the moment: the header's day and time. */
    public static String timeless(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        String header =
                text.substring(0, end).replaceFirst(",\\d{14},", ",time,").replaceFirst("_\\d{8}_", "_day_");
        return header + text.substring(end);
    }

    public static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
