package jp.tsunagi.demo.population;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import jp.tsunagi.demo.population.Addresses.Residence;
import jp.tsunagi.demo.population.Names.Name;

/** What a day brings to people who are already recipients. */
final class Existing {
    private static final String RECIPIENT = " where recipient_id = ?";

    private final Statements welfare;
    private final SplittableRandom random;
    private final LocalDate day;

    Existing(Statements welfare, SplittableRandom random, LocalDate day) {
        this.welfare = welfare;
        this.random = random;
        this.day = day;
    }

    /** Changes so many of the candidates, or as many as there are, and adds their keys. */
    void change(ChangeKind kind, int count, Candidates candidates, List<String> keys) throws SQLException {
        while (keys.size() < count && !candidates.isEmpty()) {
            long id = candidates.draw();
            if (changed(kind, id)) {
                List<String> key = welfare.row("select payer_number, recipient_number from recipient" + RECIPIENT, id);
                keys.add(key.get(0) + key.get(1));
            }
        }
    }

    private boolean changed(ChangeKind kind, long id) throws SQLException {
        return switch (kind) {
            case MOVED -> move(id);
            case RENAMED -> rename(id);
            case CONSENT_CHANGED -> changeConsent(id);
            case NON_DISCLOSURE_SET ->
                welfare.update(
                                "update recipient set non_disclosure = '1' where recipient_id = ?"
                                        + " and non_disclosure = '0'",
                                id)
                        == 1;
            case RESTARTED -> restart(id);
            case DIED -> end(id, "01");
            case STOPPED -> end(id, random.nextInt(3) == 0 ? "03" : "99");
            case STARTED, BORN -> throw new IllegalArgumentException("not for those who are there: " + kind);
        };
    }

    private boolean move(long id) throws SQLException {
        Residence residence = Addresses.draw(random, true);
        return welfare.update(
                        "update recipient set post_number = ?, address = ? where recipient_id = ? and address <> ?",
                        residence.postNumber(),
                        residence.address(),
                        id,
                        residence.address())
                == 1;
    }

    /** Another surname; the reading follows. Foreign residents keep theirs. */
    private boolean rename(long id) throws SQLException {
        String old = welfare.row("select name from recipient" + RECIPIENT, id).get(0);
        Name name = Names.withSurname(old, Names.surname(random));
        return welfare.update(
                        "update recipient set name = ?, name_kana = ? where recipient_id = ? and name <> ?"
                                + " and foreign_resident = false",
                        name.text(),
                        name.kana(),
                        id,
                        name.text())
                == 1;
    }

    private boolean changeConsent(long id) throws SQLException {
        String old = welfare.row("select checkup_consent from recipient" + RECIPIENT, id)
                .get(0);
        String consent = old.equals("1") ? "0" : "1";
        welfare.updateOne("update recipient set checkup_consent = ?, consent_on = ?" + RECIPIENT, consent, day, id);
        welfare.updateOne("insert into checkup_consent values (?, ?, ?)", id, day, consent);
        return true;
    }

    private boolean restart(long id) throws SQLException {
        welfare.updateOne("update recipient set current_period = current_period + 1" + RECIPIENT, id);
        welfare.updateOne(
                "insert into eligibility select recipient_id, current_period, cast(? as date), null, null"
                        + " from recipient" + RECIPIENT,
                day,
                id);
        welfare.updateOne(
                "update household set closed_on = null"
                        + " where household_id = (select household_id from recipient where recipient_id = ?)",
                id);
        return true;
    }

    /** The household is closed with the last of its members. */
    private boolean end(long id, String reason) throws SQLException {
        welfare.updateOne(
                "update eligibility set lost_on = ?, loss_reason = ? where recipient_id = ? and lost_on is null",
                day,
                reason,
                id);
        welfare.update(
                "update household set closed_on = ?"
                        + " where household_id = (select household_id from recipient where recipient_id = ?)"
                        + " and not exists (select 1 from recipient m join eligibility e"
                        + " on e.recipient_id = m.recipient_id and e.lost_on is null"
                        + " where m.household_id = household.household_id)",
                day,
                id);
        return true;
    }
}
