package jp.tsunagi.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.journal.JournalReader;
import jp.tsunagi.audit.journal.StoredEntry;
import jp.tsunagi.demo.MovableClock;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A journal of fifteen entries, signed at 5, 10 and 13, in a real database with its evidence beside it, that a test tampers
 * with and puts back.
 */
public final class JournalSite {
    public static final List<Integer> SIGNED = List.of(5, 10, 13);
    public static final int ENTRIES = 15;

    private static final List<String> TABLES = List.of("journal_entry", "journal_checkpoint", "journal_tombstone");

    private final String name;
    private final DataSource database;
    private final Path root;
    private final MovableClock clock = new MovableClock(HubFixture.DAY, ZoneId.of("Asia/Tokyo"));
    private JournalFixture journal;

    private JournalSite(String name, DataSource database, Path root) {
        this.name = name;
        this.database = database;
        this.root = root;
    }

    /** On tables that are there. */
    public static JournalSite on(String name, DataSource database, Path root) {
        JournalSite site = new JournalSite(name, database, root.resolve(name));
        site.journal = new JournalFixture(database, site.root, site.clock);
        for (int seq = 1; seq <= ENTRIES; seq++) {
            site.enter(seq);
            if (SIGNED.contains(seq)) {
                site.journal.checkpoints().make();
            }
        }
        TABLES.forEach(table -> site.sql().execute("create table saved_" + table + " as select * from " + table));
        copy(site.root, site.saved());
        return site;
    }

    public static DataSource h2() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:journal" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(h2).locations("classpath:db/hub").load().migrate();
        return h2;
    }

    /** One more entry, a second after the one before; every field has a value. */
    public void enter(int number) {
        clock.moveTo(HubFixture.DAY, LocalTime.of(6, 0).plusSeconds(number));
        enterNow(number);
    }

    /** The same, at the time that it is. */
    public void enterNow(int number) {
        journal.journal()
                .enter(Entry.intent(Action.VIEW, Access.LOOK_UP, "screen " + number)
                        .by("operator " + number)
                        .refers(number)
                        .about("p1-" + String.format("%032x", number))
                        .linkage("eligibility-out")
                        .run((long) number)
                        .file("file-" + number + ".csv", String.format("%064x", number))
                        .place("drop/" + number)
                        .records((long) number)
                        .provision("row " + number)
                        .code("TSN-1001")
                        .because("監査 \"" + number + "\" \\ 𠮷")
                        .traced("process", number)
                        .build());
    }

    /** Everything as it was before a test tampered. */
    public JournalSite reset() {
        TABLES.forEach(table -> {
            sql().update("delete from " + table);
            sql().update("insert into " + table + " select * from saved_" + table);
        });
        delete(root);
        copy(saved(), root);
        journal = new JournalFixture(database, root, clock);
        return this;
    }

    private Path saved() {
        return root.resolveSibling(root.getFileName() + "-saved");
    }

    public JdbcTemplate sql() {
        return new JdbcTemplate(database);
    }

    public DataSource database() {
        return database;
    }

    public JournalFixture journal() {
        return journal;
    }

    public EvidenceFolder folder() {
        return journal.folder();
    }

    public Path root() {
        return root;
    }

    public MovableClock clock() {
        return clock;
    }

    public List<StoredEntry> entries() {
        return new JournalReader(database).list("seq > 0");
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
