package jp.tsunagi.voucher;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Outbound;
import jp.tsunagi.files.Query;
import jp.tsunagi.files.Script;
import jp.tsunagi.intake.WelfareEffect;
import jp.tsunagi.ledger.Run;
import org.apache.camel.ExchangeProperty;

/**
 * 交付番号: numbers the vouchers that may be issued, in one transaction of the welfare database with the mark of the run. A
 * run that a crash cut off and that is taken up again sees by the mark whether it has numbered.
 */
public final class IssueNumbers {
    private final DataSource welfare;
    private final Path mappings;
    private final Journal journal;
    private final Clock clock;

    public IssueNumbers(DataSource welfare, Path mappings, Journal journal, Clock clock) {
        this.welfare = welfare;
        this.mappings = mappings;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Gives the numbers, by {@code numbering.sql}, whose last statement numbers one voucher a row, and {@code counters.sql}.
     * Both may name {@code :businessDate}.
     *
     * @param folder in {@code mappings/}, such as {@code voucher/voucher-out}
     * @throws HubException MAPPING_INVALID, SQL_INVALID and what else the database says; DUPLICATE_KEY when someone else gave
     *     the first numbers of a month at the same time; DATABASE_LOST when it is not known whether numbers were given
     */
    public void number(String folder, @ExchangeProperty(Outbound.PROPERTY) Outbound outbound) {
        Run run = outbound.run();
        if (WelfareEffect.tookPlace(welfare, run)) {
            journal.conclude(run.id(), Action.APPLY, Outcome.DONE, entry -> entry.because("numbered before a crash"));
            return;
        }
        journal.conclude(run.id(), Action.APPLY, Outcome.FAILED, entry -> entry.because("cut off before its effect"));
        journal.enter(Entry.intent(Action.APPLY, Access.CHANGE, "route " + run.linkage())
                .by(run.actor())
                .linkage(run.linkage())
                .run(run.id())
                .place("welfare database")
                .build());
        try {
            long numbered =
                    number(script(folder, "numbering.sql", outbound), script(folder, "counters.sql", outbound), run);
            journal.conclude(run.id(), Action.APPLY, Outcome.DONE, entry -> entry.records(numbered));
        } catch (HubException e) {
            journal.conclude(
                    run.id(),
                    Action.APPLY,
                    Outcome.FAILED,
                    entry -> entry.code(e.code().code()).because(e.detail()));
            throw e;
        }
    }

    private long number(Script numbering, Script counters, Run run) {
        Map<String, LocalDate> parameters = Map.of(Query.BUSINESS_DATE, run.businessDate());
        long[] numbered = new long[1];
        try (WelfareEffect effect = WelfareEffect.open(welfare, clock, run)) {
            effect.transaction().finish(() -> {
                // The last statement gives the numbers.
                List<Integer> changed = numbering.execute(effect.transaction().connection(), parameters);
                numbered[0] = changed.get(changed.size() - 1);
                if (numbered[0] > 0) {
                    counters.execute(effect.transaction().connection(), parameters);
                }
            });
            effect.commit();
        }
        return numbered[0];
    }

    private Script script(String folder, String name, Outbound outbound) {
        Path file = mappings.resolve(folder).resolve(name).normalize();
        if (!file.startsWith(mappings.normalize())) {
            throw new HubException(ErrorCode.MAPPING_INVALID, folder + " lies outside mappings/");
        }
        return Script.read(file, outbound.linkage().changes());
    }
}
