package jp.tsunagi.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.EffectLedger;
import jp.tsunagi.ledger.Run;
import jp.tsunagi.register.Linkage;

/** One run of a linkage that compares a database's rows with the welfare system's. Used by one thread at a time. */
public final class Comparison implements AutoCloseable {
    /** Exchange property that holds it. */
    public static final String PROPERTY = "comparison";

    private final Run run;
    private final Linkage linkage;
    private final WelfareEffect effect;
    private final EffectLedger ledger;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private Balance balance = Balance.ZERO;

    Comparison(Run run, Linkage linkage, WelfareEffect effect, EffectLedger ledger) {
        this.run = run;
        this.linkage = linkage;
        this.effect = closing(effect);
        this.ledger = closing(ledger);
    }

    public Run run() {
        return run;
    }

    public Linkage linkage() {
        return linkage;
    }

    /** The changes in the welfare database. */
    public WelfareEffect effect() {
        return effect;
    }

    /** The hub's side. */
    public EffectLedger ledger() {
        return ledger;
    }

    /** What has become of the rows; to be told before the run is applied. */
    public void balance(Balance counted) {
        balance = counted;
    }

    Balance balance() {
        return balance;
    }

    /** Closed when the run ends, however it does. */
    public <T extends AutoCloseable> T closing(T resource) {
        open.push(resource);
        return resource;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new HubException(ErrorCode.UNEXPECTED, "closing a run of " + linkage.id(), e);
            }
        }
    }
}
