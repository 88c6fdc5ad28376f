package jp.tsunagi.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The most that was left on the heap by a collection. */
public final class HeapWatch {
    private static final String FORCED = "System.gc()";
    private static final double MEBIBYTE = 1 << 20;

    private final AtomicLong any = new AtomicLong();
    private final AtomicLong full = new AtomicLong();

    private HeapWatch() {}

    public static HeapWatch start() {
        HeapWatch watch = new HeapWatch();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector).addNotificationListener((event, handback) -> watch.see(event), null, null);
        }
        return watch;
    }

    private void see(Notification event) {
        if (!GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION.equals(event.getType())) {
            return;
        }
        var collection = GarbageCollectionNotificationInfo.from((CompositeData) event.getUserData());
        long left = collection.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                .filter(pool -> pool.getKey().startsWith("G1"))
                .map(Map.Entry::getValue)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
        any.accumulateAndGet(left, Math::max);
        if (FORCED.equals(collection.getGcCause())) {
            full.accumulateAndGet(left, Math::max);
        }
    }

    /** MiB left by any collection, young ones included; what is dead in the old generation counts too. */
    double peak() {
        return any.get() / MEBIBYTE;
    }

    /** MiB that are alive while the work goes on, at most: a full collection is forced ten times a second. */
    public double peakAlive(Figures.Work work) throws Exception {
        ScheduledExecutorService collector = Executors.newSingleThreadScheduledExecutor();
        Future<?> collections = collector.scheduleWithFixedDelay(System::gc, 0, 100, TimeUnit.MILLISECONDS);
        work.run();
        collections.cancel(false);
        collector.shutdown();
        if (!collector.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("a collection does not end");
        }
        return full.get() / MEBIBYTE;
    }
}
