package jp.tsunagi.routing;

import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Attempt;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.files.ReplayedFile;
import jp.tsunagi.files.ReplayedLine;
import jp.tsunagi.files.RunRequest;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.quarantine.Item;
import jp.tsunagi.quarantine.Quarantine;
import jp.tsunagi.register.Direction;
import jp.tsunagi.register.Register;

/** Runs what was set aside again, from its source: contents are never edited. */
public final class Replay {
    private final Register register;
    private final LinkageRunner linkages;
    private final Quarantine quarantine;
    private final Journal journal;

    public Replay(Register register, LinkageRunner linkages, Quarantine quarantine, Journal journal) {
        this.journal = journal;
        this.register = register;
        this.linkages = linkages;
        this.quarantine = quarantine;
    }

    /**
     * Replays an open item through its linkage's own route.
     *
     * @param reason why, in the words of the one who asks
     */
    public void replay(Item item, String actor, String reason) {
        Entry.Builder entry = Entry.intent(Action.REPLAY, Access.CHANGE, "quarantine item " + item.id())
                .by(actor)
                .linkage(item.linkage())
                .run(item.runId())
                .purpose(reason);
        Attempt.make(journal, entry, outcome -> again(item, actor));
    }

    private void again(Item item, String actor) {
        if (register.linkage(item.linkage()).direction() == Direction.OUT) {
            linkages.run(item.linkage(), new RunRequest(RunKind.REPLAY, item.recordKey(), actor));
            return;
        }
        if (item.lineNo() == null) {
            linkages.again(item.linkage(), new ReplayedFile(item.runId(), actor));
        } else {
            linkages.again(item.linkage(), new ReplayedLine(item.runId(), item.lineNo(), actor));
        }
        quarantine.replayed(item.id());
    }
}
