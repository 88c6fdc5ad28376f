package jp.tsunagi.counterpart;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.tsunagi.counterpart.EligibilityPlan.Row;

/** 運用支援環境: the 被保険者枝番 that were given, in their order, and what was handed over of them. */
final class BranchNumbers implements DeliverySource {
    private static final int PAGE = 1000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final String FIRST = "01";

    private final EmbeddedStore store;
    private final Clock clock;
    private final BranchBehaviour behaviour;
    private final VerificationStore verification;
    private final Deliveries deliveries;

    /** Why a number was given. */
    private enum Cause {
        REGISTERED,
        CHANGED,
        AGAIN,
        UNKNOWN
    }

    BranchNumbers(EmbeddedStore store, Clock clock, TerminalSettings settings, VerificationStore verification) {
        this.store = store;
        this.clock = clock;
        this.behaviour = settings.branchBehaviour();
        this.verification = verification;
        this.deliveries = new Deliveries(clock, "BRN", settings.municipalityCode());
    }

    /** Notes the numbers that a batch has given. */
    static void give(Connection connection, EligibilityPlan plan) throws SQLException {
        Map<String, String> given = new LinkedHashMap<>();
        for (Row row : plan.rows()) {
            if (row.branchGiven()) {
                given.put(row.key(), row.held().branchNumber());
            }
        }
        insert(
                connection,
                Cause.REGISTERED,
                plan.batch().reception().receivedAt().toLocalDate(),
                given);
    }

    @Override
    public Optional<Delivery> open() {
        return store.transaction(connection -> {
            Optional<Delivery> unfinished = deliveries.unfinished(connection);
            if (unfinished.isPresent()) {
                return unfinished;
            }
            behave(connection);
            return deliveries.open(
                    connection, Deliveries.number(connection, "select coalesce(max(entry), 0) from branch_given"));
        });
    }

    /** Once a file: of several numbers of one recipient the last. */
    @Override
    public List<Entry> entries(Delivery delivery, long after) {
        return store.transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement("""
                    select g.entry, g.record_key, g.branch_number, g.given_on from branch_given g
                    where g.entry > ? and g.entry <= ? and not exists (select 1 from branch_given l
                        where l.record_key = g.record_key and l.entry > g.entry and l.entry <= ?)
                    order by g.entry limit ?
                    """)) {
                query.setLong(1, after);
                query.setLong(2, delivery.upTo());
                query.setLong(3, delivery.upTo());
                query.setInt(4, PAGE);
                ResultSet row = query.executeQuery();
                List<Entry> page = new ArrayList<>();
                while (row.next()) {
                    String key = row.getString(2);
                    page.add(new Entry(
                            row.getLong(1),
                            List.of(key.substring(0, 8), key.substring(8), row.getString(3), row.getString(4))));
                }
                return page;
            }
        });
    }

    @Override
    public void published(Delivery delivery) {
        store.transaction(connection -> {
            deliveries.published(connection, delivery);
            return null;
        });
    }

    /** The odd things whose turn it is. */
    private void behave(Connection connection) throws SQLException {
        LocalDate today = LocalDate.now(clock);
        Map<String, String> changed = handedOver(connection, Cause.CHANGED, behaviour.changed());
        changed.replaceAll((key, number) -> EligibilityPlan.next(number));
        insert(connection, Cause.CHANGED, today, changed);
        change(connection, changed);
        insert(connection, Cause.AGAIN, today, handedOver(connection, Cause.AGAIN, behaviour.again()));
        Map<String, String> unknown = new TreeMap<>();
        for (String key : withoutTurn(connection, Cause.UNKNOWN, behaviour.unknown())) {
            unknown.put(key, FIRST);
        }
        insert(connection, Cause.UNKNOWN, today, unknown);
    }

    /** Those of the keys that had no turn yet and whose number was handed over before, with the number. */
    private Map<String, String> handedOver(Connection connection, Cause cause, Set<String> keys) throws SQLException {
        Map<String, String> numbers = new TreeMap<>();
        KeyLookup.forEach(
                connection,
                """
                select record_key, branch_number from registration r where exists
                    (select 1 from branch_given g where g.record_key = r.record_key and g.entry <= ?)
                    and record_key in""",
                List.of(Long.toString(deliveries.last(connection))),
                withoutTurn(connection, cause, keys),
                row -> numbers.put(row.getString(1), row.getString(2)));
        return numbers;
    }

    private static Set<String> withoutTurn(Connection connection, Cause cause, Set<String> keys) throws SQLException {
        Set<String> left = new TreeSet<>(keys);
        KeyLookup.forEach(
                connection,
                "select record_key from branch_given where cause = ? and record_key in",
                List.of(cause.name()),
                keys,
                row -> left.remove(row.getString(1)));
        return left;
    }

    private void change(Connection connection, Map<String, String> numbers) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update registration set branch_number = ? where record_key = ?")) {
            for (Map.Entry<String, String> number : numbers.entrySet()) {
                update.setString(1, number.getValue());
                update.setString(2, number.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
        verification.changeBranchNumbers(numbers);
    }

    private static void insert(Connection connection, Cause cause, LocalDate day, Map<String, String> numbers)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into branch_given (record_key, branch_number, given_on, cause) values (?, ?, ?, ?)")) {
            for (Map.Entry<String, String> number : numbers.entrySet()) {
                insert.setString(1, number.getKey());
                insert.setString(2, number.getValue());
                insert.setString(3, day.format(DAY));
                insert.setString(4, cause.name());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
