package jp.tsunagi.audit.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The configurations that the hub has run with, each entered in the journal before anything goes by it. */
public final class ConfigurationVersions {
    private static final int SHORTEST_HASH = 4;
    private static final int REASON = 1000;
    private static final int CHANGES = 4000;

    private final JdbcClient hub;
    private final TransactionOperations transaction;
    private final Journal journal;
    private final Clock clock;

    public ConfigurationVersions(JdbcClient hub, TransactionOperations transaction, Journal journal, Clock clock) {
        this.hub = hub;
        this.transaction = transaction;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Makes this the configuration in force; enters it, with the names of the files that are other ones, if it is another.
     *
     * @param approvalRequired whether another takes its place only when a second person has agreed
     */
    public void accept(ConfigurationFiles now, Acceptance acceptance, boolean approvalRequired) {
        Optional<AcceptedVersion> before = newest();
        String hash = now.version();
        if (before.filter(version -> version.hash().equals(hash)).isPresent()) {
            return;
        }
        String changes = now.changesSince(before.map(this::files).orElse(new ConfigurationFiles(new TreeMap<>())));
        String reason = cut(Entry.Builder.withoutNumbers(acceptance.reason()), REASON);
        transaction.executeWithoutResult(status -> {
            store(now);
            hub.sql("insert into version (hash, at, who, reason, changes, approval) values (?, ?, ?, ?, ?, ?)")
                    .params(
                            hash,
                            clock.instant().atOffset(ZoneOffset.UTC),
                            acceptance.who(),
                            reason,
                            cut(changes, CHANGES),
                            approvalRequired)
                    .update();
            journal.enter(Entry.of(Action.CONFIGURATION, Access.CHANGE, Outcome.DONE, "start")
                    .version(hash)
                    .by(acceptance.who())
                    .records((long) now.files().size())
                    .because(reason + "; "
                            + before.map(known -> "before " + known.hash() + "; ")
                                    .orElse("first; ") + changes)
                    .build());
        });
    }

    private void store(ConfigurationFiles now) {
        String hash = now.version();
        if (files(hash).files().isEmpty()) {
            now.files()
                    .forEach((path, sha256) -> hub.sql(
                                    "insert into configuration_file (version, path, sha256) values (?, ?, ?)")
                            .params(hash, path, sha256)
                            .update());
        }
    }

    /** The configuration that was accepted last. */
    public Optional<AcceptedVersion> newest() {
        return hub.sql("select * from version order by number desc limit 1")
                .query((row, n) -> version(row))
                .optional();
    }

    /** All that were accepted, newest first. */
    public List<AcceptedVersion> all() {
        return hub.sql("select * from version order by number desc")
                .query((row, n) -> version(row))
                .list();
    }

    /** The newest acceptance of a configuration. */
    public Optional<AcceptedVersion> find(String hash) {
        return hub.sql("select * from version where hash = ? order by number desc limit 1")
                .param(hash)
                .query((row, n) -> version(row))
                .optional();
    }

    /**
     * The version that a person names.
     *
     * @param name its number, or the beginning of its hash, at least four characters
     */
    public Optional<AcceptedVersion> named(String name) {
        return all().stream()
                .filter(version -> name.equals(Long.toString(version.number()))
                        || (name.length() >= SHORTEST_HASH && version.hash().startsWith(name)))
                .findFirst();
    }

    /** Says afterwards why the configuration in force was taken into use, where nobody has. */
    public void explain(AcceptedVersion version, Acceptance acceptance) {
        String reason = cut(Entry.Builder.withoutNumbers(acceptance.reason()), REASON);
        transaction.executeWithoutResult(status -> {
            hub.sql("update version set who = ?, reason = ? where number = ? and reason = ?")
                    .params(acceptance.who(), reason, version.number(), Acceptance.NOT_STATED)
                    .update();
            journal.enter(Entry.of(Action.CONFIGURATION, Access.CHANGE, Outcome.DONE, "reason")
                    .by(acceptance.who())
                    .because(version.hash() + ": " + reason)
                    .build());
        });
    }

    private ConfigurationFiles files(AcceptedVersion version) {
        return files(version.hash());
    }

    private ConfigurationFiles files(String hash) {
        SortedMap<String, String> files = new TreeMap<>();
        hub.sql("select path, sha256 from configuration_file where version = ?")
                .param(hash)
                .query(row -> {
                    files.put(row.getString(1), row.getString(2));
                });
        return new ConfigurationFiles(files);
    }

    private static AcceptedVersion version(ResultSet row) throws SQLException {
        return new AcceptedVersion(
                row.getLong("number"),
                row.getString("hash"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Acceptance(row.getString("who"), row.getString("reason")),
                row.getString("changes"),
                row.getBoolean("approval"));
    }

    private static String cut(String text, int longest) {
        return text.substring(0, Math.min(longest, text.length()));
    }
}
