package jp.tsunagi.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * 開庁日: the days on which the offices work, read from {@code config/calendar.yaml}. Closed are Saturdays, Sundays, the
 * listed holidays, and the days that close every year. In a year whose holidays are not listed, only the others are.
 */
public final class BusinessCalendar {
    private final Path file;
    private final Map<LocalDate, String> holidays;
    private final Set<MonthDay> closedEveryYear;

    private BusinessCalendar(Path file, Map<LocalDate, String> holidays, Set<MonthDay> closedEveryYear) {
        this.file = file;
        this.holidays = holidays;
        this.closedEveryYear = closedEveryYear;
    }

    /**
     * Reads a calendar.
     *
     * @throws HubException {@link ErrorCode#REGISTER_INVALID} with file and line
     */
    public static BusinessCalendar read(Path file) {
        try {
            Node root = YamlTree.compose(Files.readString(file))
                    .orElseThrow(() -> invalid(file, 1, "the file is empty; write 'holidays:'", null));
            for (Node key : YamlTree.duplicateKeys(root)) {
                throw invalid(file, YamlTree.line(key), "'" + YamlTree.text(key) + "' stands twice; keep one", null);
            }
            return new BusinessCalendar(file, holidays(file, root), closedEveryYear(file, root));
        } catch (YamlTree.Broken e) {
            throw invalid(file, e.line(), "broken YAML: " + e.getMessage() + "; look at the indentation", e);
        } catch (IOException e) {
            throw invalid(file, 1, "the file cannot be read; put the calendar there, in UTF-8", e);
        }
    }

    private static Map<LocalDate, String> holidays(Path file, Node root) {
        Map<LocalDate, String> holidays = new TreeMap<>();
        for (NodeTuple tuple : YamlTree.child(root, "holidays")
                .map(YamlTree::tuples)
                .orElseThrow(() -> invalid(file, 1, "key 'holidays' is missing; add it", null))) {
            try {
                holidays.put(LocalDate.parse(YamlTree.text(tuple.getKeyNode())), YamlTree.text(tuple.getValueNode()));
            } catch (DateTimeException e) {
                throw invalid(file, YamlTree.line(tuple.getKeyNode()), "no date; write 2026-01-01: and its name", e);
            }
        }
        return holidays;
    }

    private static Set<MonthDay> closedEveryYear(Path file, Node root) {
        Set<MonthDay> days = new HashSet<>();
        for (Node item : YamlTree.child(root, "closedEveryYear")
                .map(YamlTree::items)
                .orElseThrow(() ->
                        invalid(file, 1, "key 'closedEveryYear' is missing; add it, [] if there is none", null))) {
            try {
                days.add(MonthDay.parse("--" + YamlTree.text(item)));
            } catch (DateTimeException e) {
                throw invalid(file, YamlTree.line(item), "no day of the year; write 12-29", e);
            }
        }
        return days;
    }

    private static HubException invalid(Path file, int line, String what, Exception cause) {
        return new HubException(ErrorCode.REGISTER_INVALID, file + ":" + line + ": " + what, cause);
    }

    /** Whether the offices work on this day. */
    public boolean isBusinessDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.containsKey(day)
                && !closedEveryYear.contains(MonthDay.from(day));
    }

    /**
     * The day that is so many business days after another one, which itself does not count.
     *
     * @param businessDays 0 gives the day itself, also when the offices are closed on it
     */
    public LocalDate plusBusinessDays(LocalDate day, int businessDays) {
        if (businessDays < 0) {
            throw new IllegalArgumentException("business days are counted forward: " + businessDays);
        }
        LocalDate result = day;
        for (int left = businessDays; left > 0; ) {
            result = result.plusDays(1);
            if (isBusinessDay(result)) {
                left--;
            }
        }
        return result;
    }

    /** The holidays by date, with their names. */
    public Map<LocalDate, String> holidays() {
        return Collections.unmodifiableMap(holidays);
    }

    /** A warning when the holidays of today's year are not listed: deadlines would then come out too early. */
    public Optional<RegisterFinding> check(LocalDate today) {
        Set<Integer> years = holidays.keySet().stream().map(LocalDate::getYear).collect(Collectors.toSet());
        return years.contains(today.getYear())
                ? Optional.empty()
                : Optional.of(new RegisterFinding(
                        file,
                        1,
                        "no holidays are listed for " + today.getYear(),
                        "add those that the Cabinet Office has announced"));
    }
}
