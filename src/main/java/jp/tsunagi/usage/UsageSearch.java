package jp.tsunagi.usage;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A question to the 資格確認実績.
 *
 * @param name of the query, {@code mappings/usage/NAME.sql}
 * @param from first day
 * @param to last day
 * @param values what the query names besides {@code :from} and {@code :until} (the beginning of the day after the last)
 */
public record UsageSearch(String name, LocalDate from, LocalDate to, Map<String, Integer> values) {
    /** @throws IllegalArgumentException when the last day lies before the first, or a value is below one */
    public UsageSearch {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the last day lies before the first");
        }
        values = Map.copyOf(values);
        if (values.values().stream().anyMatch(value -> value < 1)) {
            throw new IllegalArgumentException("days, checks and periods count from 1");
        }
    }

    /** 未委託の資格確認: at an institution for which there was no voucher. */
    public static UsageSearch untrusted(LocalDate from, LocalDate to) {
        return new UsageSearch("untrusted", from, to, Map.of());
    }

    /** Recipients with at least so many checks, on at least so many days. */
    public static UsageSearch checks(LocalDate from, LocalDate to, int checks, int days) {
        return new UsageSearch("checks", from, to, Map.of("checks", checks, "days", days));
    }

    /** 頻回受診. */
    public static UsageSearch frequent(LocalDate from, LocalDate to, FrequentVisits visits) {
        return new UsageSearch("frequent", from, to, Map.of("days", visits.days(), "period", visits.period()));
    }

    Map<String, ?> parameters() {
        Map<String, Object> parameters = new HashMap<>(values);
        parameters.put("from", from.atStartOfDay());
        parameters.put("until", to.plusDays(1).atStartOfDay());
        return parameters;
    }

    /** For the journal. */
    String words() {
        String given = new TreeMap<>(values)
                .entrySet().stream()
                        .map(value -> ", " + value.getKey() + " " + value.getValue())
                        .collect(Collectors.joining());
        return name + " from " + from + " to " + to + given;
    }
}
