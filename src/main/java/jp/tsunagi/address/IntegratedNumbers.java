package jp.tsunagi.address;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Batch;
import jp.tsunagi.files.Inbound;
import jp.tsunagi.files.Mappings;
import jp.tsunagi.files.Query;
import jp.tsunagi.files.StatementUser;
import jp.tsunagi.layout.Line;
import jp.tsunagi.ledger.Answer;
import jp.tsunagi.ledger.AnswerLedger;
import jp.tsunagi.ledger.DatabaseErrors;
import jp.tsunagi.ledger.QuarantineItem;
import jp.tsunagi.ledger.ResultLine;
import jp.tsunagi.ledger.Run;
import jp.tsunagi.ledger.Statements;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * Takes 団体内統合宛名番号 over from the results of the registration, beside their reconciling. The welfare database commits
 * before the ledger: what a crash cuts off between the two is done again, and changes nothing the second time.
 */
public final class IntegratedNumbers implements StatementUser {
    private static final String PROPERTY = "integratedNumbers";
    private static final String WRONG = "address/address-registration-result/quarantine.sql";
    private static final String EFFECT = "address/address-registration-result/effect.sql";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{15}");

    private final DataSource welfare;
    private final Mappings mappings;
    private final Journal journal;

    public IntegratedNumbers(DataSource welfare, Mappings mappings, Journal journal) {
        this.welfare = welfare;
        this.mappings = mappings;
        this.journal = journal;
    }

    /** @throws HubException DATABASE_UNREACHABLE */
    public Registrations open(@ExchangeProperty(Inbound.PROPERTY) Inbound inbound) {
        return inbound.closing(Registrations.open(
                welfare, "welfare database, " + inbound.linkage().id()));
    }

    /** Finds lines without the number that they must have, and with one that they must not have. */
    public Batch<Line<RegistrationResultRecord>> check(
            @Body Batch<Line<RegistrationResultRecord>> batch,
            @ExchangeProperty(PROPERTY) Registrations registrations) {
        List<Line<RegistrationResultRecord>> checked = new ArrayList<>(batch.count());
        for (Line<RegistrationResultRecord> line : batch.records()) {
            Optional<Finding> finding = line.isGood() ? finding(line.record()) : Optional.empty();
            checked.add(finding.map(found -> new Line<>(line.number(), line.record(), List.of(found)))
                    .orElse(line));
            registrations.expect(line.number(), line.record());
        }
        return new Batch<>(batch.firstRow(), checked);
    }

    private static Optional<Finding> finding(RegistrationResultRecord record) {
        String number = record.getIntegratedNumber();
        boolean numbered = number != null && !number.isEmpty();
        if (numbered != ResultLine.ACCEPTED.equals(record.getResultClassification())) {
            return Optional.of(new Finding(ErrorCode.ITEMS_DISAGREE, "integratedNumber"));
        }
        return !numbered || NUMBER.matcher(number).matches()
                ? Optional.empty()
                : Optional.of(new Finding(ErrorCode.WRONG_FORMAT, "integratedNumber", NUMBER.pattern()));
    }

    /** Keeps the numbers of the lines that became answers. */
    public List<Answer> keep(@Body List<Answer> answers, @ExchangeProperty(PROPERTY) Registrations registrations) {
        registrations.keep(answers);
        return answers;
    }

    /**
     * Takes the numbers of the answers that count over into the welfare database; an answer whose number cannot be right is
     * set aside.
     *
     * @throws HubException SQL_INVALID and what else the database says of a statement, by its file
     */
    public void apply(
            @Body AnswerLedger answers,
            @ExchangeProperty(PROPERTY) Registrations registrations,
            @ExchangeProperty(Inbound.PROPERTY) Inbound inbound) {
        Run run = inbound.run();
        registrations.remove(answers.tie());
        Map<String, ?> parameters = parameters(run.businessDate(), run.id());
        List<QuarantineItem> wrong = new ArrayList<>();
        registrations
                .transaction()
                .finish(() -> wrong.addAll(wrong(registrations.transaction().connection(), parameters, inbound)));
        answers.dismiss(wrong);
        registrations.remove(wrong.stream().map(QuarantineItem::lineNo).toList());
        registrations.transaction().finish(() -> {
            Connection connection = registrations.transaction().connection();
            long numbers = Statements.count(connection, "select count(*) from arrived");
            if (numbers > 0) {
                mappings.script(EFFECT).execute(connection, parameters);
                commit(connection, run, numbers, answers.subject());
            }
        });
    }

    private List<QuarantineItem> wrong(Connection welfareSide, Map<String, ?> parameters, Inbound inbound) {
        List<QuarantineItem> items = new ArrayList<>();
        try (PreparedStatement statement = mappings.query(WRONG).prepare(welfareSide, parameters);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                items.add(new QuarantineItem(
                        inbound.file().name(),
                        rows.getLong("line_no"),
                        rows.getString("record_key"),
                        rows.getString("field"),
                        code(rows.getString("code")),
                        ""));
            }
        } catch (SQLException e) {
            throw DatabaseErrors.ofMapping("mappings/" + WRONG, e);
        }
        return items;
    }

    private static Map<String, ?> parameters(LocalDate businessDate, long runId) {
        return Map.of(Query.BUSINESS_DATE, businessDate, "runId", runId);
    }

    @Override
    public void prepare(Set<String> configured) {
        if (!configured.contains("welfare")) {
            return;
        }
        Map<String, ?> parameters = parameters(LocalDate.EPOCH, 0);
        try (Registrations registrations = Registrations.open(welfare, "welfare database")) {
            Connection connection = registrations.transaction().connection();
            registrations.transaction().finish(() -> {
                mappings.query(WRONG).check(connection, parameters);
                mappings.script(EFFECT).check(connection, parameters);
            });
        }
    }

    private ErrorCode code(String code) {
        return ErrorCode.find(code)
                .orElseThrow(() -> new HubException(
                        ErrorCode.MAPPING_INVALID,
                        mappings.path(WRONG) + ": column code holds no code of the catalogue"));
    }

    private void commit(Connection welfareSide, Run run, long numbers, String subject) throws SQLException {
        // Of an attempt that a crash cut off nothing is known but that it is made again.
        journal.conclude(run.id(), Action.APPLY, Outcome.FAILED, entry -> entry.because("cut off, and begun anew"));
        journal.enter(Entry.intent(Action.APPLY, Access.CHANGE, "route " + run.linkage())
                .by(run.actor())
                .linkage(run.linkage())
                .run(run.id())
                .about(subject)
                .records(numbers)
                .place("welfare database")
                .build());
        try {
            welfareSide.commit();
        } catch (SQLException e) {
            journal.conclude(
                    run.id(), Action.APPLY, Outcome.FAILED, entry -> entry.because("not known to be committed"));
            throw e;
        }
        journal.conclude(run.id(), Action.APPLY, Outcome.DONE, entry -> entry);
    }
}
