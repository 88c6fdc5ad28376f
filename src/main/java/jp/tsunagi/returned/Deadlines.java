package jp.tsunagi.returned;

import java.time.Clock;
import java.time.LocalDate;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.ledger.LinkageFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches the deadlines of sent files: what has no answer by then is missing, is told, and comes again by itself. */
public final class Deadlines {
    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

    private final LinkageFiles files;
    private final ReconciliationReport report;
    private final Clock clock;

    public Deadlines(LinkageFiles files, ReconciliationReport report, Clock clock) {
        this.files = files;
        this.report = report;
        this.clock = clock;
    }

    /** Closes the files whose deadline lies before today. */
    public void close() {
        for (FileEntry overdue : files.overdue(LocalDate.now(clock))) {
            files.closeUnanswered(overdue.id());
            FileEntry closed = files.find(overdue.id()).orElseThrow();
            report.write(closed);
            LOG.error("ALERT {}: {} records have no answer by {}", closed.name(), closed.missing(), closed.deadline());
        }
    }
}
