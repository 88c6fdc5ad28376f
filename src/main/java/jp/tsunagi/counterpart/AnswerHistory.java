package jp.tsunagi.counterpart;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What became of each record of each reception, and which odd behaviour has had its turn there. */
final class AnswerHistory {
    private static final int PAGE = 1000;

    private final EmbeddedStore store;

    /** Which kind of odd behaviour a key is listed for. */
    enum Oddity {
        UNANSWERED,
        TWICE,
        UNSENT
    }

    AnswerHistory(EmbeddedStore store) {
        this.store = store;
    }

    void add(Connection connection, Reception reception, List<Answer> answers) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into history values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Answer answer : answers) {
                insert.setString(1, reception.number());
                insert.setInt(2, answer.detailNumber());
                insert.setString(3, answer.key().orElse(null));
                insert.setString(4, answer.insurerNumber());
                insert.setString(5, answer.recipientNumber());
                insert.setString(6, answer.resultCode());
                insert.setObject(7, answer.position().orElse(null), Types.INTEGER);
                insert.setString(8, answer.personalNumberCheck());
                insert.setString(9, answer.issueNumber());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Number of the last record of the reception that has taken effect; 0 before the first. */
    int last(Reception reception) {
        return store.transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "select coalesce(max(detail_number), 0) from history where reception_number = ?")) {
                query.setString(1, reception.number());
                ResultSet row = query.executeQuery();
                row.next();
                return row.getInt(1);
            }
        });
    }

    /** A page of answers in the order of the file, which is the index's, so that nothing is sorted; empty after the last. */
    List<Answer> after(Reception reception, int detailNumber) {
        return store.transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement("""
                    select detail_number, record_key, insurer_number, recipient_number, issue_number, result_code,
                        item_position, personal_number_check
                    from history where reception_number = ? and detail_number > ?
                    order by reception_number, detail_number limit ?
                    """)) {
                query.setString(1, reception.number());
                query.setInt(2, detailNumber);
                query.setInt(3, PAGE);
                ResultSet row = query.executeQuery();
                List<Answer> page = new ArrayList<>(PAGE);
                while (row.next()) {
                    page.add(answer(row));
                }
                return page;
            }
        });
    }

    /** The behaviour whose turn this reception is; asked again for the same reception, it is the same again. */
    Behaviour turns(Reception reception, Behaviour listed) {
        return store.transaction(connection -> {
            take(connection, reception, Oddity.UNANSWERED, met(connection, reception, listed.unanswered()));
            take(connection, reception, Oddity.TWICE, met(connection, reception, listed.answeredTwice()));
            take(connection, reception, Oddity.UNSENT, ofKind(reception.kind(), listed.neverSent()));
            return new Behaviour(
                    taken(connection, reception, Oddity.UNANSWERED),
                    taken(connection, reception, Oddity.TWICE),
                    List.copyOf(taken(connection, reception, Oddity.UNSENT)));
        });
    }

    /** Those of the keys that stand in the part of the file that has taken effect. */
    Set<String> met(Connection connection, Reception reception, Collection<String> keys) throws SQLException {
        Set<String> met = new HashSet<>();
        KeyLookup.forEach(
                connection,
                "select record_key from history where reception_number = ? and record_key in",
                List.of(reception.number()),
                keys,
                row -> met.add(row.getString(1)));
        return met;
    }

    private static Set<String> ofKind(RecordKind kind, List<String> keys) {
        return keys.stream().filter(key -> key.length() == kind.keyLength()).collect(Collectors.toSet());
    }

    private static void take(Connection connection, Reception reception, Oddity oddity, Set<String> keys)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into behaviour_turn select ?, ?, ? where not exists
                    (select 1 from behaviour_turn where kind = ? and record_key = ?)
                """)) {
            for (String key : keys) {
                insert.setString(1, oddity.name());
                insert.setString(2, key);
                insert.setString(3, reception.number());
                insert.setString(4, oddity.name());
                insert.setString(5, key);
                insert.executeUpdate();
            }
        }
    }

    private static Set<String> taken(Connection connection, Reception reception, Oddity oddity) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select record_key from behaviour_turn where kind = ? and reception_number = ? order by record_key")) {
            query.setString(1, oddity.name());
            query.setString(2, reception.number());
            return keys(query.executeQuery());
        }
    }

    private static Set<String> keys(ResultSet row) throws SQLException {
        Set<String> keys = new LinkedHashSet<>();
        while (row.next()) {
            keys.add(row.getString(1));
        }
        return keys;
    }

    private static Answer answer(ResultSet row) throws SQLException {
        return new Answer(
                row.getInt(1),
                Optional.ofNullable(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Optional.ofNullable(row.getObject(7, Integer.class)),
                row.getString(8));
    }
}
