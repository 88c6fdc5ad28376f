package jp.tsunagi.intake;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.files.Batch;
import jp.tsunagi.files.Inbound;
import jp.tsunagi.files.Layouts;
import jp.tsunagi.intake.Arrivals.Arrived;
import jp.tsunagi.layout.Layout;
import jp.tsunagi.layout.Line;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.EffectLedger;
import jp.tsunagi.ledger.EffectRuns;
import jp.tsunagi.ledger.QuarantineItem;
import jp.tsunagi.register.Register;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of a route that takes a file over into the welfare database. The good lines go into a temporary table there;
 * the statements of the linkage's folder in {@code mappings/} do the rest ({@link Takeover}), and all of it is one
 * transaction: a file has its effect wholly or not at all.
 */
public final class Intakes {
    private static final Logger LOG = LoggerFactory.getLogger(Intakes.class);

    private final Register register;
    private final DataSource welfare;
    private final DataSource hub;
    private final EffectRuns effects;
    private final Takeover takeover;
    private final Journal journal;
    private final Clock clock;
    private final Map<Class<?>, LineCheck<?>> checks;

    public Intakes(
            Register register,
            DataSource welfare,
            DataSource hub,
            EffectRuns effects,
            Takeover takeover,
            Journal journal,
            Clock clock,
            List<LineCheck<?>> checks) {
        this.register = register;
        this.welfare = welfare;
        this.hub = hub;
        this.effects = effects;
        this.takeover = takeover;
        this.journal = journal;
        this.clock = clock;
        this.checks = checks.stream().collect(Collectors.toMap(LineCheck::recordClass, Function.identity()));
    }

    /**
     * Reads the first line and opens the transactions. When a crash came between the effect and the closing of the run, the
     * run is closed and the route ends.
     */
    public void open(Exchange exchange) {
        Inbound inbound = exchange.getProperty(Inbound.PROPERTY, Inbound.class);
        if (effects.isPrepared(inbound.run())) {
            if (WelfareEffect.tookPlace(welfare, inbound.run())) {
                effects.conclude(inbound.run(), false);
                exchange.setRouteStop(true);
                return;
            }
            effects.discard(inbound.run());
        }
        Layout<?> layout = Layouts.received(inbound.linkage().fileRule());
        LineCheck<Object> check = check(layout);
        IncomingLines lines =
                IncomingLines.open(inbound, register.municipality().code(), check);
        WelfareEffect effect = inbound.closing(WelfareEffect.open(welfare, clock, inbound.run()));
        EffectLedger ledger = inbound.closing(EffectLedger.open(hub, journal, clock, inbound.run()));
        exchange.setProperty(
                Intake.PROPERTY,
                new Intake(
                        lines,
                        check,
                        lines.createdAt()
                                .orElseGet(() ->
                                        LocalDateTime.ofInstant(inbound.run().openedAt(), clock.getZone())),
                        new Arrivals(effect.transaction(), layout),
                        effect,
                        ledger));
    }

    @SuppressWarnings("unchecked")
    private LineCheck<Object> check(Layout<?> layout) {
        return (LineCheck<Object>) layout.rows()
                .<LineCheck<?>>map(RowLineCheck::new)
                .or(() -> Optional.ofNullable(checks.get(layout.recordClass())))
                .orElseGet(() -> new LayoutOnly(layout.recordClass()));
    }

    /** Nothing but the layout is agreed on. */
    private record LayoutOnly(Class<?> record) implements LineCheck<Object> {
        @Override
        @SuppressWarnings("unchecked")
        public Class<Object> recordClass() {
            return (Class<Object>) record;
        }

        @Override
        public List<Finding> check(Object line, LocalDateTime createdAt) {
            return List.of();
        }
    }

    /** Checks the lines: the good ones go on, the others to quarantine. */
    public Batch<Arrived> check(
            @Body Batch<Line<?>> batch,
            @ExchangeProperty(Intake.PROPERTY) Intake intake,
            @ExchangeProperty(Inbound.PROPERTY) Inbound inbound) {
        List<Arrived> good = new ArrayList<>(batch.count());
        List<QuarantineItem> bad = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        List<Arrived> unfit = new ArrayList<>();
        for (Line<?> line : batch.records()) {
            Object record = line.record();
            String whole = record == null ? null : intake.check().whole(record).orElse(null);
            Optional<Finding> finding = line.isGood()
                    ? intake.check().check(record, intake.createdAt()).stream().findFirst()
                    : Optional.of(line.findings().get(0));
            if (finding.isEmpty()) {
                good.add(new Arrived(line.number(), whole, record));
                continue;
            }
            if (whole != null) {
                broken.add(whole);
            }
            if (record != null) {
                unfit.add(new Arrived(line.number(), whole, record));
            }
            if (inbound.isAbout(line.number())) {
                bad.add(item(inbound, line, finding.get(), intake.check()));
            }
        }
        intake.ledger().setAside(bad);
        intake.arrivals().breaks(broken);
        intake.arrivals().addUnfit(unfit, intake.check().residentNumbers());
        intake.count(bad.size(), bad.size());
        return new Batch<>(batch.firstRow(), good);
    }

    private static QuarantineItem item(Inbound inbound, Line<?> line, Finding finding, LineCheck<Object> check) {
        return new QuarantineItem(
                inbound.file().name(),
                line.number(),
                line.record() == null ? null : check.recordKey(line.record()).orElse(null),
                finding.field(),
                finding.code(),
                finding.note());
    }

    /** Puts a batch of good lines where the statements find them. */
    public void take(@Body Batch<Arrived> batch, @ExchangeProperty(Intake.PROPERTY) Intake intake) {
        intake.arrivals().add(batch.records());
    }

    /**
     * Checks the file as a whole, lets the statements of a folder in {@code mappings/} take the lines over, and commits.
     *
     * @param folder in {@code mappings/}, such as {@code branch/branch-number-in}
     */
    public void apply(
            String folder,
            @ExchangeProperty(Intake.PROPERTY) Intake intake,
            @ExchangeProperty(Inbound.PROPERTY) Inbound inbound) {
        if (inbound.isWhole()) {
            intake.lines().checkCount();
        }
        intake.arrivals().complete();
        Balance balance = takeover.apply(folder, intake, inbound);
        intake.ledger().prepare(balance);
        intake.effect().commit();
        effects.conclude(inbound.run(), false);
        LOG.info("{}: {}", inbound.file().name(), balance);
    }
}
