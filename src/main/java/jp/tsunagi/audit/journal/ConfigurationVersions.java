package jp.tsunagi.audit.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Which configurations the hub has started with: another one than at the start before is entered in the journal. */
public final class ConfigurationVersions {
    private final JdbcClient hub;
    private final TransactionOperations transaction;
    private final Journal journal;

    public ConfigurationVersions(JdbcClient hub, TransactionOperations transaction, Journal journal) {
        this.hub = hub;
        this.transaction = transaction;
        this.journal = journal;
    }

    /** Enters a change, with the names of the files that are other ones. */
    public void note(ConfigurationFiles now) {
        Optional<String> before = hub.sql("select actor_version from journal_entry where action = 'CONFIGURATION' "
                        + "order by seq desc limit 1")
                .query(String.class)
                .optional();
        String version = now.version();
        if (before.filter(version::equals).isPresent()) {
            return;
        }
        Map<String, String> old = before.map(this::files).orElse(Map.of());
        transaction.executeWithoutResult(status -> {
            if (files(version).isEmpty()) {
                now.files()
                        .forEach((path, hash) -> hub.sql(
                                        "insert into configuration_file (version, path, sha256) values (?, ?, ?)")
                                .params(version, path, hash)
                                .update());
            }
            journal.enter(Entry.of(Action.CONFIGURATION, Access.CHANGE, Outcome.DONE, "start")
                    .version(version)
                    .records((long) now.files().size())
                    .because(
                            before.map(known -> "before " + known + "; ").orElse("first; ") + changes(old, now.files()))
                    .build());
        });
    }

    /** SHA-256 by path. */
    private Map<String, String> files(String version) {
        Map<String, String> files = new TreeMap<>();
        hub.sql("select path, sha256 from configuration_file where version = ?")
                .param(version)
                .query(row -> {
                    files.put(row.getString(1), row.getString(2));
                });
        return files;
    }

    private static String changes(Map<String, String> before, Map<String, String> now) {
        if (before.isEmpty()) {
            return now.size() + " files";
        }
        List<String> changes = new ArrayList<>();
        now.forEach((path, hash) -> {
            if (!before.containsKey(path)) {
                changes.add("added " + path);
            } else if (!before.get(path).equals(hash)) {
                changes.add("changed " + path);
            }
        });
        before.keySet().stream().filter(path -> !now.containsKey(path)).forEach(path -> changes.add("removed " + path));
        return String.join(", ", changes);
    }
}
