package jp.tsunagi.support;

import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.Checkpoints;
import jp.tsunagi.audit.journal.DatabaseJournal;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.JournalKeys;
import jp.tsunagi.audit.journal.JournalSeal;
import jp.tsunagi.audit.journal.JournalState;
import jp.tsunagi.audit.journal.Station;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.privacy.HubKeys;

/** A journal with its checkpoints on a database that has the hub's tables, keys and evidence in one folder. */
public final class JournalFixture implements JournalState {
    public static final String ORIGIN = "tsunagi-139998/journal";

    private final Map<Part, HubException> failing = new EnumMap<>(Part.class);
    private final EvidenceFolder folder;
    private final HubKeys hubKeys;
    private final JournalKeys keys;
    private final Checkpoints checkpoints;
    private final Journal journal;

    public JournalFixture(DataSource hub, Path root, Clock clock) {
        folder = new EvidenceFolder(root.resolve("evidence"));
        hubKeys = new HubKeys(root.resolve("keys"));
        JournalSeal seal = new JournalSeal(hubKeys);
        keys = new JournalKeys(hubKeys, folder, ORIGIN);
        checkpoints = new Checkpoints(hub, keys, seal, folder, this, clock);
        journal = new DatabaseJournal(
                hub, clock, new Station("test", "terminal-1", "0".repeat(64)), this, checkpoints, seal);
    }

    public Journal journal() {
        return journal;
    }

    public Checkpoints checkpoints() {
        return checkpoints;
    }

    public JournalKeys keys() {
        return keys;
    }

    public HubKeys hubKeys() {
        return hubKeys;
    }

    public EvidenceFolder folder() {
        return folder;
    }

    /** What does not work at present, and why. */
    public Map<Part, HubException> failing() {
        return failing;
    }

    @Override
    public void failed(Part part, HubException failure) {
        failing.put(part, failure);
    }

    @Override
    public void works(Part part) {
        failing.remove(part);
    }
}
