package jp.tsunagi.voucher;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Mappings;
import jp.tsunagi.files.Outbound;
import jp.tsunagi.files.Query;
import jp.tsunagi.intake.NumberingStatements;
import jp.tsunagi.intake.WelfareEffect;
import jp.tsunagi.ledger.Concerned;
import jp.tsunagi.ledger.DatabaseErrors;
import jp.tsunagi.ledger.Run;
import jp.tsunagi.ledger.StepLedger;
import jp.tsunagi.privacy.Pseudonyms;
import org.apache.camel.ExchangeProperty;

/**
 * 交付番号: numbers the vouchers that may be issued, in one transaction of the welfare database with the mark of the run. A
 * run that a crash cut off and that is taken up again sees by the mark whether it has numbered.
 */
public final class IssueNumbers {
    private static final int BATCH = 1000;

    private final DataSource welfare;
    private final DataSource hub;
    private final Mappings mappings;
    private final Pseudonyms pseudonyms;
    private final Journal journal;
    private final Clock clock;

    public IssueNumbers(
            DataSource welfare,
            DataSource hub,
            Mappings mappings,
            Pseudonyms pseudonyms,
            Journal journal,
            Clock clock) {
        this.welfare = welfare;
        this.hub = hub;
        this.mappings = mappings;
        this.pseudonyms = pseudonyms;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Gives the numbers, by {@code numbering.sql}, whose last statement numbers one voucher a row; {@code people.sql}, a query
     * of {@code record_key} and {@code resident_number} of each person who got one; and {@code counters.sql}. The first puts
     * what it gives into the temporary table {@code numbered} of {@code voucher_id} and {@code issue_number}, which tells the
     * others what the hub itself has given just now. All may name {@code :businessDate} and {@code :only}, the key of the one
     * record that the run is about, or an empty text.
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
        try {
            Numbered numbered = number(NumberingStatements.read(folder, mappings), outbound);
            journal.conclude(
                    run.id(),
                    Action.APPLY,
                    Outcome.DONE,
                    entry -> entry.about(numbered.subject()).records(numbered.count()));
        } catch (HubException e) {
            if (e.code() != ErrorCode.DATABASE_LOST) {
                StepLedger.forget(hub, journal, run);
            }
            journal.conclude(
                    run.id(),
                    Action.APPLY,
                    Outcome.FAILED,
                    entry -> entry.code(e.code().code()).because(e.detail()));
            throw e;
        }
    }

    private record Numbered(long count, String subject) {}

    private Numbered number(NumberingStatements statements, Outbound outbound) {
        Run run = outbound.run();
        Map<String, ?> parameters = Map.of(
                Query.BUSINESS_DATE,
                run.businessDate(),
                NumberingStatements.ONLY,
                outbound.onlyKey().orElse(""));
        Numbered[] numbered = new Numbered[1];
        try (WelfareEffect effect = WelfareEffect.open(welfare, clock, run);
                StepLedger ledger = StepLedger.open(hub, journal, run)) {
            Connection connection = effect.transaction().connection();
            effect.transaction().finish(() -> {
                NumberingStatements.createTable(connection);
                // The last statement gives the numbers.
                List<Integer> changed = statements.numbering().execute(connection, parameters);
                long count = changed.get(changed.size() - 1);
                if (count > 0) {
                    concern(ledger, statements.people(), connection, parameters);
                }
                numbered[0] = new Numbered(count, ledger.prepare(count));
                if (count > 0) {
                    statements.counters().execute(connection, parameters);
                }
            });
            effect.commit();
        }
        return numbered[0];
    }

    private void concern(StepLedger ledger, Query people, Connection connection, Map<String, ?> parameters) {
        Pseudonyms.Maker maker = pseudonyms.maker();
        List<Concerned> batch = new ArrayList<>(BATCH);
        try (PreparedStatement statement = people.prepare(connection, parameters)) {
            statement.setFetchSize(BATCH);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    batch.add(new Concerned(
                            rows.getString("record_key"),
                            maker.of(rows.getString("resident_number")),
                            Concerned.Effect.NUMBERED));
                    if (batch.size() == BATCH) {
                        ledger.concerns(List.copyOf(batch));
                        batch.clear();
                    }
                }
            }
        } catch (SQLException e) {
            throw DatabaseErrors.ofMapping("query of the people who get numbers", e);
        }
        ledger.concerns(batch);
    }
}
