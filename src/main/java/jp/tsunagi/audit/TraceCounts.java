package jp.tsunagi.audit;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** How many trace events each open run has made since this start of the hub: its closing entry says so, and a lost one shows. */
public final class TraceCounts {
    private final String process = UUID.randomUUID().toString();
    private final Map<Long, AtomicLong> counts = new ConcurrentHashMap<>();

    /** This start of the hub, by which trace events are numbered. */
    public String process() {
        return process;
    }

    void add(Long runId) {
        if (runId != null) {
            counts.computeIfAbsent(runId, run -> new AtomicLong()).incrementAndGet();
        }
    }

    /** The events of a run that ends now. */
    public long take(long runId) {
        AtomicLong count = counts.remove(runId);
        return count == null ? 0 : count.get();
    }
}
