package jp.tsunagi.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.tsunagi.audit.TraceEvent;

/**
 * A run's trace as a table: one line a step of a route, the batches of a split counted together. Times by the clock that
 * never steps back, from the first step on.
 */
final class TimeLine {
    private static final String FORMAT = "%10s %10s %-18s %-30s %-34s %8s %10s%n";

    private TimeLine() {}

    static String of(List<TraceEvent> events) {
        Map<String, Hop> hops = new LinkedHashMap<>();
        for (int i = 0; i < events.size(); i++) {
            TraceEvent event = events.get(i);
            long until = i + 1 < events.size() ? events.get(i + 1).clockMicros() : event.clockMicros();
            hops.computeIfAbsent(event.route() + "/" + event.node(), key -> new Hop(event))
                    .add(event, until - event.clockMicros());
        }
        StringBuilder table = new StringBuilder();
        table.append(FORMAT.formatted("after ms", "took ms", "route", "step", "node", "times", "records"));
        long beginning = events.isEmpty() ? 0 : events.get(0).clockMicros();
        hops.values().forEach(hop -> table.append(hop.line(beginning)));
        return table.toString();
    }

    private static final class Hop {
        private final TraceEvent first;
        private long times;
        private long micros;
        private long records;

        private Hop(TraceEvent first) {
            this.first = first;
        }

        private void add(TraceEvent event, long took) {
            times++;
            micros += Math.max(0, took);
            records += event.records() == null ? 0 : event.records();
        }

        private String line(long beginning) {
            return FORMAT.formatted(
                    (first.clockMicros() - beginning) / 1000,
                    micros / 1000,
                    first.route(),
                    first.step() == null ? "" : first.step(),
                    first.node(),
                    times,
                    records == 0 ? "" : records);
        }
    }
}
