package jp.tsunagi.demo.population;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jp.tsunagi.demo.population.AddressScene.Oddity;
import jp.tsunagi.demo.population.Cast.Person;
import jp.tsunagi.errors.ErrorCode;

/** Makes recipients without a number, registrations that are refused or not answered, and odd entries in the reference view. */
final class AddressStage {
    private static final int UNATTACHED_PERCENT = 3;
    private static final int UNATTACHED_AT_LEAST = 3;
    private static final int ANOTHER = 3;
    private static final String REFUSED = "A005";

    private static final Set<ChangeKind> UNSEEN = EnumSet.of(ChangeKind.CONSENT_CHANGED, ChangeKind.NON_DISCLOSURE_SET);

    /** Whoever is on assistance. */
    private static final String COMPARED = " from recipient r join eligibility e on e.recipient_id = r.recipient_id"
            + " and e.period_no = r.current_period and e.lost_on is null";

    private final Statements welfare;
    private final Statements address;
    private final Numbers numbers;
    private final Map<Long, Long> holders;

    AddressStage(Statements welfare, Statements address, Numbers numbers, SpoiltPlan plan) {
        this.welfare = welfare;
        this.address = address;
        this.numbers = numbers;
        this.holders = plan.holders();
    }

    AddressScene set(Cast cast, Expectations known, PopulationOptions options, long protagonist) throws SQLException {
        Strangers strangers = new Strangers();
        Map<String, String> refused = new TreeMap<>();
        for (Person person : cast.drawAmong(cast.few(), "r.in_resident_register = false")) {
            strangers.take(numberOf(person.id()));
            refused.put(person.key(), REFUSED);
        }
        Set<String> missing = new HashSet<>();
        cast.drawAmong(cast.few(), "r.in_resident_register = false").forEach(person -> missing.add(person.key()));
        List<Oddity> oddities = new ArrayList<>();
        for (ViewFault fault : ViewFault.values()) {
            for (Person person : cast.draw(cast.few(), "true")) {
                spoil(fault, person.id(), strangers);
                oddities.add(new Oddity(person.key(), fault));
            }
        }
        RunExpectation registration = new RunExpectation(outsiders(), 0, 0, Map.of(), refused, missing);
        return new AddressScene(
                registration,
                compared(),
                detach(cast, options, protagonist),
                toConfirm(known, refused.keySet(), oddities),
                refused.keySet(),
                oddities);
    }

    /** The newcomers in the register begin without a number; those outside bring theirs. */
    AddressScene next(AddressScene before, DayOfChanges day) throws SQLException {
        int attached = 0;
        int due = before.registration().missing().size();
        for (Map.Entry<ChangeKind, List<String>> change : day.keys().entrySet()) {
            boolean newcomers = change.getKey().movement() == ChangeKind.Movement.NEW;
            for (String key : change.getValue()) {
                if (!inRegister(key)) {
                    due += UNSEEN.contains(change.getKey()) ? 0 : 1;
                } else if (newcomers) {
                    detach(key);
                    attached++;
                }
            }
        }
        int read = outsiders();
        int held = before.refused().size();
        return new AddressScene(
                new RunExpectation(read, read - held - due, held, Map.of(), Map.of(), Set.of()),
                compared(),
                attached,
                toConfirm(day.after(), before.refused(), before.oddities()),
                before.refused(),
                before.oddities());
    }

    private void spoil(ViewFault fault, long id, Strangers strangers) throws SQLException {
        String resident = residentNumber(id);
        switch (fault) {
            case DIFFERS -> show(numbers.personalNumber(id, ANOTHER), resident);
            case BLANK -> show(null, resident);
            case CHECK_DIGIT -> show(Numbers.withWrongCheckDigit(numberOf(id)), resident);
            case SHARED -> strangers.take(numberOf(id));
            case MISSING -> address.updateOne("delete from person where resident_number = ?", resident);
            case TWICE ->
                address.updateOne(
                        "insert into person select resident_number, personal_number, origin from person"
                                + " where resident_number = ?",
                        resident);
        }
    }

    private void show(String number, String resident) throws SQLException {
        address.updateOne("update person set personal_number = ? where resident_number = ?", number, resident);
    }

    /** 保護開始 a short while ago: the number has yet to come from the view. They have no part of their own by it. */
    private int detach(Cast cast, PopulationOptions options, long protagonist) throws SQLException {
        int count = Math.max(UNATTACHED_AT_LEAST, options.people() * UNATTACHED_PERCENT / 100);
        Candidates candidates = Candidates.where(
                welfare, cast.taken(), cast.random(), "e.lost_on is null and r.in_resident_register = true");
        int detached = 0;
        while (detached < count && !candidates.isEmpty()) {
            detach(candidates.draw());
            detached++;
        }
        detach(protagonist);
        return detached + 1;
    }

    private void detach(long id) throws SQLException {
        welfare.updateOne("delete from personal_number where recipient_id = ?", id);
    }

    private void detach(String key) throws SQLException {
        welfare.updateOne(
                "delete from personal_number where recipient_id = (select recipient_id from recipient"
                        + " where payer_number = ? and recipient_number = ?)",
                key.substring(0, 8),
                key.substring(8));
    }

    /** What was spoilt for 資格情報 shows in the comparison too, as the mistake was made where both sides have it from. */
    private Map<String, String> toConfirm(Expectations known, Set<String> refused, List<Oddity> oddities)
            throws SQLException {
        Map<String, String> codes = new TreeMap<>();
        for (SpoiltRecord record : known.spoilt()) {
            switch (record.fault()) {
                case PERSONAL_NUMBER_CHECK_DIGIT -> codes.put(record.key(), ViewFault.CHECK_DIGIT.code());
                case PERSONAL_NUMBER_MISSING -> codes.put(record.key(), ViewFault.BLANK.code());
                case PERSONAL_NUMBER_SHARED -> {
                    codes.put(record.key(), ViewFault.SHARED.code());
                    codes.put(keyOf(holders.get(record.recipientId())), ViewFault.SHARED.code());
                }
                default -> {}
            }
        }
        refused.forEach(key -> codes.put(key, ErrorCode.PERSON_MISSING.code()));
        oddities.forEach(oddity -> codes.put(oddity.key(), oddity.fault().code()));
        for (String key : List.copyOf(codes.keySet())) {
            if (!isCompared(key)) {
                codes.remove(key);
            }
        }
        return codes;
    }

    private int compared() throws SQLException {
        return welfare.count("select count(*)" + COMPARED);
    }

    private boolean isCompared(String key) throws SQLException {
        return welfare.exists(
                "select 1" + COMPARED + " where r.payer_number = ? and r.recipient_number = ?",
                key.substring(0, 8),
                key.substring(8));
    }

    private int outsiders() throws SQLException {
        return welfare.count("select count(*) from recipient where in_resident_register = false");
    }

    private boolean inRegister(String key) throws SQLException {
        return welfare.exists(
                "select 1 from recipient where payer_number = ? and recipient_number = ? and in_resident_register = true",
                key.substring(0, 8),
                key.substring(8));
    }

    private String numberOf(long id) throws SQLException {
        return welfare.row("select number from personal_number where recipient_id = ?", id)
                .get(0);
    }

    private String residentNumber(long id) throws SQLException {
        return welfare.row("select resident_number from recipient where recipient_id = ?", id)
                .get(0);
    }

    private String keyOf(long id) throws SQLException {
        return String.join(
                "", welfare.row("select payer_number, recipient_number from recipient where recipient_id = ?", id));
    }

    /** Residents whom only the address system knows, and who get the number of a recipient there. */
    private final class Strangers {
        private long next = 1;

        void take(String number) throws SQLException {
            show(number, numbers.residentNumber(next++, true));
        }
    }
}
