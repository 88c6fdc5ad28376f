package jp.tsunagi.intake;

import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import jp.tsunagi.audit.Traced;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.LinkageLocks;
import jp.tsunagi.files.RunRequest;
import jp.tsunagi.ledger.EffectLedger;
import jp.tsunagi.ledger.EffectRuns;
import jp.tsunagi.ledger.InstanceLock;
import jp.tsunagi.ledger.Run;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Register;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.support.ExchangeHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The frame of a route that compares another system's rows with the welfare system's: it opens the run and both
 * transactions, and ends them as {@link Intakes} does, so that a crash leaves all of the effect or none.
 */
public final class Comparisons {
    private static final Logger LOG = LoggerFactory.getLogger(Comparisons.class);

    private final Register register;
    private final Runs runs;
    private final EffectRuns effects;
    private final DataSource welfare;
    private final DataSource hub;
    private final LinkageLocks locks;
    private final InstanceLock instance;
    private final Journal journal;
    private final Clock clock;

    public Comparisons(
            Register register,
            Runs runs,
            EffectRuns effects,
            DataSource welfare,
            DataSource hub,
            LinkageLocks locks,
            InstanceLock instance,
            Journal journal,
            Clock clock) {
        this.register = register;
        this.runs = runs;
        this.effects = effects;
        this.welfare = welfare;
        this.hub = hub;
        this.locks = locks;
        this.instance = instance;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Opens a run of the linkage that the route is named after. One that a crash cut off is taken up again; when its effect
     * has taken place, it is closed and the route ends. When the exchange ends, however it does, everything is let go of.
     *
     * @throws HubException RUN_IN_PROGRESS
     */
    public void open(Exchange exchange) {
        Linkage linkage = register.linkage(ExchangeHelper.getAtRouteId(exchange));
        RunRequest request = RunRequest.of(exchange);
        if (!locks.holdFor(request, exchange, linkage.id(), Comparisons::letGo)) {
            return;
        }
        instance.assure();
        Optional<Run> cutOff = runs.unfinished(linkage.id());
        if (cutOff.isPresent() && isFinished(cutOff.get())) {
            exchange.setRouteStop(true);
            return;
        }
        Run run = cutOff.orElseGet(
                () -> runs.open(linkage.id(), RunKind.COMPARISON, request.actor(), UnaryOperator.identity()));
        exchange.setProperty(Traced.RUN_ID, run.id());
        exchange.setProperty(Comparison.PROPERTY, begin(run, linkage));
    }

    private boolean isFinished(Run run) {
        if (!effects.isPrepared(run)) {
            return false;
        }
        if (WelfareEffect.tookPlace(welfare, run)) {
            effects.conclude(run, true);
            return true;
        }
        effects.discard(run);
        return false;
    }

    private Comparison begin(Run run, Linkage linkage) {
        WelfareEffect effect = WelfareEffect.open(welfare, clock, run);
        try {
            return new Comparison(run, linkage, effect, EffectLedger.open(hub, journal, clock, run));
        } catch (RuntimeException e) {
            effect.close();
            throw e;
        }
    }

    /**
     * Commits what was found and attached, and closes the run.
     *
     * @throws HubException UNBALANCED; DATABASE_LOST when it is not known whether it was committed: the next run looks
     */
    public void apply(@ExchangeProperty(Comparison.PROPERTY) Comparison comparison) {
        comparison.ledger().prepare(comparison.balance());
        comparison.effect().commit();
        effects.conclude(comparison.run(), true);
        LOG.info("{}: {}", comparison.linkage().id(), comparison.balance());
    }

    private static void letGo(Exchange exchange) {
        Comparison comparison = exchange.getProperty(Comparison.PROPERTY, Comparison.class);
        if (comparison != null) {
            comparison.close();
        }
    }
}
