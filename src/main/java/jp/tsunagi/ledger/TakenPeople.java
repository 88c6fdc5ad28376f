package jp.tsunagi.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes down about whom a run was, in the transaction of that run's ledger; and their digest. */
final class TakenPeople {
    private final BulkInsert records;
    private final Run run;
    private final SubjectSet subjects = new SubjectSet();
    private final GivenTexts texts = new GivenTexts();
    private int number;

    TakenPeople(Connection connection, Run run) {
        this.records =
                new BulkInsert(connection, "taken_record", "run_id", "record_no", "record_key", "pseudonym", "effect");
        this.run = run;
    }

    /** @param people each person once in a run */
    void insert(List<Concerned> people) throws SQLException {
        List<Object[]> rows = new ArrayList<>(people.size());
        for (Concerned person : people) {
            subjects.add(person.pseudonym());
            number++;
            rows.add(new Object[] {
                run.id(),
                number,
                texts.key(person.recordKey()),
                person.pseudonym().bytes(),
                person.effect().name()
            });
        }
        records.insert(rows);
    }

    /** See {@link SubjectSet#digest}. */
    String digest() {
        return subjects.digest();
    }
}
