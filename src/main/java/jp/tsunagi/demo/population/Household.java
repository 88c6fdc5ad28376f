package jp.tsunagi.demo.population;

import java.time.LocalDate;
import java.util.List;

/** 被保護世帯: its id is that of its head; {@code closedOn} is null while anyone in it is on assistance. */
record Household(Office office, LocalDate openedOn, LocalDate closedOn, List<Recipient> members) {
    long id() {
        return members.get(0).id();
    }

    String number() {
        return numberOf(id());
    }

    static String numberOf(long householdId) {
        return Numbers.padded(householdId, 10);
    }
}
