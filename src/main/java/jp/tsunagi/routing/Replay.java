package jp.tsunagi.routing;

import jp.tsunagi.files.Inbox;
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
    private final Inbox inbox;
    private final Quarantine quarantine;

    public Replay(Register register, LinkageRunner linkages, Inbox inbox, Quarantine quarantine) {
        this.register = register;
        this.linkages = linkages;
        this.inbox = inbox;
        this.quarantine = quarantine;
    }

    /** Replays an open item through its linkage's own route. */
    public void replay(Item item, String actor) {
        if (register.linkage(item.linkage()).direction() == Direction.OUT) {
            linkages.run(item.linkage(), new RunRequest(RunKind.REPLAY, item.recordKey(), actor));
            return;
        }
        if (item.lineNo() == null) {
            inbox.takeAgain(item.runId());
            linkages.run(item.linkage(), RunRequest.SCHEDULED);
        } else {
            linkages.again(item.linkage(), new ReplayedLine(item.runId(), item.lineNo(), actor));
        }
        quarantine.replayed(item.id());
    }
}
