package jp.tsunagi.demo.population;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.tsunagi.demo.population.CheckupFault.Found;

/**
 * Health checks of people on assistance from the age of 40.
 *
 * @param payer 公費負担者番号 of the office whose people's checks are sent
 * @param spoilt checks with a fault, or whose person's consent is not as it was
 * @param protagonist the protagonist's check; nothing is wrong with it
 */
public record CheckupScene(String payer, List<SpoiltCheck> spoilt, Check protagonist) {
    /**
     * One person's check.
     *
     * @param reference 整理番号
     * @param key the person's 公費負担者番号 and 受給者番号
     */
    public record Check(long recipientId, String reference, String key, LocalDate checkedOn) {
        /** The key of its document, 23 digits. */
        public String recordKey() {
            return key + DateTimeFormatter.BASIC_ISO_DATE.format(checkedOn);
        }
    }

    /** A check with a fault. */
    public record SpoiltCheck(Check check, CheckupFault fault) {}

    /**
     * What {@code checkup-in} must come to.
     *
     * @param lines data lines of the file
     * @param quarantinedLines of them those of checks in quarantine
     * @param checks in the file
     * @param quarantined 整理番号 and code of those set aside
     */
    public record Import(int lines, int quarantinedLines, int checks, Map<String, String> quarantined) {
        public Import {
            quarantined = Collections.unmodifiableMap(new TreeMap<>(quarantined));
        }

        public int taken() {
            return checks - quarantined.size();
        }
    }

    /**
     * What {@code checkup-out} must come to, by the consents of the day.
     *
     * @param read checks that were taken over
     * @param documents of them those sent
     * @param rejected of those sent the ones that the counterpart rejects
     * @param missing of those sent the ones that stay without an answer
     * @param quarantined record keys and codes
     * @param excluded record keys and codes of the spoilt checks on the exclusion list, where there are others too
     */
    public record Sending(
            int read,
            int documents,
            int rejected,
            int missing,
            Map<String, String> quarantined,
            Map<String, String> excluded) {
        public Sending {
            quarantined = Collections.unmodifiableMap(new TreeMap<>(quarantined));
            excluded = Collections.unmodifiableMap(new TreeMap<>(excluded));
        }

        /** Documents that the counterpart takes and says so. */
        public int accepted() {
            return documents - rejected - missing;
        }

        /** Everyone on the exclusion list. */
        public int held() {
            return read - documents - quarantined.size();
        }
    }

    public CheckupScene {
        spoilt = List.copyOf(spoilt);
    }

    /** Checks with this fault. */
    List<Check> of(CheckupFault fault) {
        return spoilt.stream()
                .filter(check -> check.fault() == fault)
                .map(SpoiltCheck::check)
                .toList();
    }

    /** 公費負担者番号 and 受給者番号 of those whom the screening collection system does not know. */
    public Set<String> unknownAtCounterpart() {
        return of(CheckupFault.UNKNOWN_AT_COUNTERPART).stream().map(Check::key).collect(Collectors.toSet());
    }

    /** Keys of the documents that it does not answer. */
    public Set<String> unanswered() {
        return of(CheckupFault.UNANSWERED).stream().map(Check::recordKey).collect(Collectors.toSet());
    }

    /** Codes of the spoilt checks that one step meets. */
    Map<String, String> codes(Found found, Function<Check, String> key) {
        return spoilt.stream()
                .filter(check -> check.fault().found() == found)
                .collect(Collectors.toMap(
                        check -> key.apply(check.check()),
                        check -> check.fault().code(),
                        (one, other) -> one,
                        HashMap::new));
    }
}
