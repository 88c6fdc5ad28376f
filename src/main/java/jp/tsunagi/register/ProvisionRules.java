package jp.tsunagi.register;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What of a row of the provision matrix the hub holds a linkage to.
 *
 * @param via the party that takes the files on the receiver's behalf
 * @param carries names of the information that may go
 * @param endpoints kinds of {@link Endpoint} that may be used
 * @param minimumAge full years that a person must have reached on the day of the run
 * @param from first day on which a linkage may run
 * @param until last such day
 */
public record ProvisionRules(
        Optional<String> via,
        SortedSet<String> carries,
        SortedSet<String> endpoints,
        OptionalInt minimumAge,
        Optional<LocalDate> from,
        Optional<LocalDate> until) {
    public ProvisionRules {
        carries = sorted(carries);
        endpoints = sorted(endpoints);
    }

    private static SortedSet<String> sorted(Set<String> names) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    /** Why nothing may be handed over on this day. */
    Optional<String> closedOn(LocalDate day) {
        return from.filter(day::isBefore)
                .map(first -> "valid only from " + first)
                .or(() -> until.filter(day::isAfter).map(last -> "valid only until " + last));
    }

    /**
     * Whether a person of this birth date is in scope on that day. Someone whose birth date is not known is in scope only
     * where age does not matter.
     */
    public boolean cover(Optional<LocalDate> birthDate, LocalDate day) {
        return minimumAge.isEmpty()
                || birthDate
                        .filter(birth -> !reaching(minimumAge.getAsInt(), birth).isAfter(day))
                        .isPresent();
    }

    /**
     * The day on which an age is reached: the one before the birthday, or the last of February for who is born on the 29th
     * (年齢計算ニ関スル法律; 民法第143条).
     */
    private static LocalDate reaching(int age, LocalDate birth) {
        LocalDate birthday = birth.plusYears(age);
        return birthday.getDayOfMonth() == birth.getDayOfMonth() ? birthday.minusDays(1) : birthday;
    }
}
