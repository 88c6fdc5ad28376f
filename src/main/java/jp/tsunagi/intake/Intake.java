package jp.tsunagi.intake;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import jp.tsunagi.files.Batch;
import jp.tsunagi.layout.Line;
import jp.tsunagi.ledger.EffectLedger;

/** A file while it is taken over: its lines in batches, its rows in the welfare database, its side of the ledger. */
public final class Intake {
    /** Exchange property that holds it. */
    public static final String PROPERTY = "intake";

    private static final int BATCH = 1000;

    private final IncomingLines lines;
    private final LineCheck<Object> check;
    private final LocalDateTime createdAt;
    private final Arrivals arrivals;
    private final WelfareEffect effect;
    private final EffectLedger ledger;
    private long read;
    private long setAside;

    Intake(
            IncomingLines lines,
            LineCheck<Object> check,
            LocalDateTime createdAt,
            Arrivals arrivals,
            WelfareEffect effect,
            EffectLedger ledger) {
        this.lines = lines;
        this.check = check;
        this.createdAt = createdAt;
        this.arrivals = arrivals;
        this.effect = effect;
        this.ledger = ledger;
    }

    /** The lines, for the route's splitter. */
    public Iterator<Batch<Line<?>>> getBatches() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return lines.hasNext();
            }

            @Override
            public Batch<Line<?>> next() {
                List<Line<?>> batch = new ArrayList<>(BATCH);
                while (batch.size() < BATCH && lines.hasNext()) {
                    batch.add(lines.next());
                }
                return new Batch<>(batch.get(0).number(), batch);
            }
        };
    }

    LineCheck<Object> check() {
        return check;
    }

    LocalDateTime createdAt() {
        return createdAt;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    WelfareEffect effect() {
        return effect;
    }

    EffectLedger ledger() {
        return ledger;
    }

    IncomingLines lines() {
        return lines;
    }

    void count(int linesRead, int linesSetAside) {
        read += linesRead;
        setAside += linesSetAside;
    }

    /** Lines that this run is about. */
    long read() {
        return read;
    }

    /** Lines of them that were set aside by themselves. */
    long setAside() {
        return setAside;
    }
}
