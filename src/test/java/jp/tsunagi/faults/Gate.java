package jp.tsunagi.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import jp.tsunagi.support.HubProcess;
import jp.tsunagi.support.HubSite;
import jp.tsunagi.support.Waiting;
import org.postgresql.PGConnection;

/**
 * A trigger in a hub's database that waits for a lock which the test holds: whoever comes to that statement stands still
 * there until the gate opens or the server ends the connection.
 */
final class Gate implements AutoCloseable {
    private static final String FUNCTION = """
            create function halt() returns trigger language plpgsql as
            $$ begin perform pg_advisory_xact_lock(1); return null; end $$
            """;
    private static final String WAITING =
            "pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

    private final HubSite hub;
    private final Connection lock;

    private Gate(HubSite hub, Connection lock) {
        this.hub = hub;
        this.lock = lock;
    }

    /** Shuts the gate at a trigger's time and table, as in {@code after insert on run for each row}. */
    static Gate shut(HubSite hub, String place) throws SQLException {
        return shut(hub, "trigger", place);
    }

    /** Shuts the gate in the commit of a transaction that made such a change. */
    static Gate shutAtCommit(HubSite hub, String change, String condition) throws SQLException {
        return shut(
                hub,
                "constraint trigger",
                change + " deferrable initially deferred for each row when (" + condition + ")");
    }

    private static Gate shut(HubSite hub, String kind, String place) throws SQLException {
        Gate gate = new Gate(hub, hub.ledger().connect());
        gate.execute(FUNCTION);
        gate.execute("create " + kind + " halt " + place + " execute function halt()");
        gate.execute("select pg_advisory_lock(1)");
        return gate;
    }

    /** Waits until the hub stands at the gate. */
    void awaitVisitor(HubProcess process) {
        Waiting.until(process, () -> hub.ledger().count(WAITING) > 0);
        assertThat(process.isAlive()).as("stands still").isTrue();
    }

    /** Waits until another hub is stopped by what the first one holds, or has ended. */
    void awaitSecond(HubProcess process) {
        Waiting.until(process, () -> hub.ledger().count(WAITING) > 1);
    }

    /** Waits until the server has noticed that those who waited are gone; opens the gate for that, then shuts it again. */
    void awaitNobody() throws SQLException {
        turnAway();
        Waiting.until(() -> hub.ledger().count("pg_locks where locktype = 'advisory' and pid <> " + pid()) == 0);
        execute("select pg_advisory_lock(1)");
    }

    /** The server ends the connections of those who wait, and opens the gate. */
    void turnAway() throws SQLException {
        execute("select pg_terminate_backend(pid, 10000) from " + WAITING);
        open();
    }

    /** Lets those who wait go on. */
    void open() throws SQLException {
        execute("select pg_advisory_unlock(1)");
    }

    /** The server ends every connection to the hub's database but ours, and opens the gate. */
    void turnAllAway() throws SQLException {
        execute("select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = current_database() "
                + "and pid <> pg_backend_pid()");
        open();
    }

    private int pid() throws SQLException {
        return lock.unwrap(PGConnection.class).getBackendPID();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = lock.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        lock.close();
    }
}
