package jp.tsunagi.returned;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Batch;
import jp.tsunagi.layout.LayoutFileReader;
import jp.tsunagi.layout.Line;
import jp.tsunagi.ledger.AnswerLedger;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.ledger.ResultLine;

/** A result file while it is read: its lines in batches, its side of the ledger, what was counted. */
public final class ResultFile {
    private static final int BATCH = 1000;

    private final LayoutFileReader<ResultHeader, ? extends ResultLine, ResultTrailer> reader;
    private final FileEntry sent;
    private final AnswerLedger ledger;
    private long read;
    private long setAside;
    private long accepted;
    private long rejected;
    private long unclear;

    ResultFile(
            LayoutFileReader<ResultHeader, ? extends ResultLine, ResultTrailer> reader,
            FileEntry sent,
            AnswerLedger ledger) {
        this.reader = reader;
        this.sent = sent;
        this.ledger = ledger;
    }

    /** The lines, for the route's splitter. */
    public Iterator<Batch<Line<? extends ResultLine>>> getBatches() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return reader.hasNext();
            }

            @Override
            public Batch<Line<? extends ResultLine>> next() {
                List<Line<? extends ResultLine>> lines = new ArrayList<>(BATCH);
                while (lines.size() < BATCH && reader.hasNext()) {
                    lines.add(reader.next());
                }
                return new Batch<>(lines.get(0).number(), lines);
            }
        };
    }

    FileEntry sent() {
        return sent;
    }

    AnswerLedger ledger() {
        return ledger;
    }

    ResultHeader header() {
        return reader.header();
    }

    boolean isRefusal() {
        return ResultHeader.REFUSED.equals(reader.header().getResultClassification());
    }

    long read() {
        return read;
    }

    long setAside() {
        return setAside;
    }

    void count(int lines, int linesSetAside, int linesAccepted, int linesRejected) {
        read += lines;
        setAside += linesSetAside;
        accepted += linesAccepted;
        rejected += linesRejected;
        unclear += lines - linesAccepted - linesRejected;
    }

    /**
     * Compares what the last line says with what the file holds. A line that cannot be read was one or the other.
     *
     * @throws HubException COUNT_MISMATCH
     */
    void checkCounts() {
        ResultTrailer trailer = reader.trailer();
        compare("recordCount", trailer.getRecordCount(), read, 0);
        compare("acceptedCount", trailer.getAcceptedCount(), accepted, unclear);
        compare("rejectedCount", trailer.getRejectedCount(), rejected, unclear);
    }

    private void compare(String field, int stated, long counted, long more) {
        if (stated < counted || stated > counted + more) {
            throw new HubException(
                    ErrorCode.COUNT_MISMATCH,
                    "line " + reader.lineNumber() + ", " + field + ": " + stated + " stated, " + counted + " found");
        }
    }
}
