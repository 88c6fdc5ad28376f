package jp.tsunagi.support;

import java.time.Duration;
import org.awaitility.Awaitility;

/** Waiting for what a hub's process does, as closely as its database can be watched. */
public final class Waiting {
    private Waiting() {}

    /** Something that becomes true. */
    public interface Condition {
        boolean holds() throws Exception;
    }

    /** Until it holds, or the process has ended. */
    public static void until(HubProcess process, Condition condition) {
        until(() -> condition.holds() || !process.isAlive());
    }

    public static void until(Condition condition) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(90))
                .until(condition::holds);
    }

    /** Until the linkage has a run in the ledger. */
    public static void untilRunIsOpen(HubSite hub, HubProcess process, String linkage) {
        until(process, () -> hub.ledger().count("run where linkage = '" + linkage + "'") > 0);
    }

    /** Until the process holds the lock of its hub database, which is the last thing before its routes start. */
    public static void untilLocked(HubSite hub, HubProcess process) {
        until(
                process,
                () -> hub.ledger()
                                .count("pg_locks where locktype = 'advisory' and database = "
                                        + "(select oid from pg_database where datname = current_database())")
                        > 0);
    }
}
