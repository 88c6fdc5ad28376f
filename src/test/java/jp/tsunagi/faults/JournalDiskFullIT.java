package jp.tsunagi.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.JournalState;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.support.JournalFixture;
import jp.tsunagi.support.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** No space left for the journal, or for its copies outside the database. */
class JournalDiskFullIT {
    private static final long LIMIT = 16L << 20;
    private static final int MOST_ENTRIES = 40_000;

    @TempDir
    Path root;

    @Test
    void anEntryForWhichTheTableHasNoSpaceIsRefusedAndTheNextOneTakenOnceThereIs() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            DataSource hub = server.create("hub", "hub");
            try (Connection connection = hub.getConnection()) {
                DataSource one = new SingleConnectionDataSource(connection, true);
                JournalFixture fixture = new JournalFixture(one, root, Clock.systemUTC());
                fixture.journal().enter(entry(0));
                // The server's process for this connection may write no file beyond the limit: the table's file meets
                // it
                // first.
                long process = new JdbcTemplate(one).queryForObject("select pg_backend_pid()", Long.class);
                new JdbcTemplate(one).execute("alter table journal_entry alter reason set storage plain");
                limit(process, LIMIT + ":");

                Throwable refusal = null;
                int entered = 1;
                while (refusal == null && entered < MOST_ENTRIES) {
                    int number = entered;
                    refusal = catchThrowable(() -> fixture.journal().enter(entry(number)));
                    entered += refusal == null ? 1 : 0;
                }
                assertThat(refusal)
                        .isInstanceOfSatisfying(
                                HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_REFUSED));
                assertThat(fixture.failing()).containsKey(JournalState.Part.ENTRIES);

                limit(process, "unlimited:");
                long next = fixture.journal().enter(entry(entered));
                assertThat(next).isEqualTo(entered + 1L);
                assertThat(fixture.failing()).isEmpty();
                fixture.checkpoints().make();
                assertThat(fixture.folder().checkpoint(next)).exists();
            }
        }
    }

    @Test
    void aCheckpointThatCannotBeCopiedOutsideIsNotInTheDatabaseEitherAndComesLater() throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            DataSource hub = server.create("hub", "hub");
            JournalFixture fixture = new JournalFixture(hub, root, Clock.systemUTC());
            fixture.journal().enter(entry(0));
            fixture.keys().newest();
            // This process may write no file beyond the limit for a while.
            long process = ProcessHandle.current().pid();
            limit(process, "10:");
            try {
                assertThatThrownBy(() -> fixture.checkpoints().make())
                        .isInstanceOfSatisfying(
                                HubException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FAILED));
            } finally {
                limit(process, "unlimited:");
            }
            assertThat(fixture.failing()).containsKey(JournalState.Part.CHECKPOINTS);
            JdbcTemplate sql = new JdbcTemplate(hub);
            assertThat(sql.queryForObject("select count(*) from journal_checkpoint", Long.class))
                    .isZero();

            fixture.checkpoints().make();
            assertThat(fixture.failing()).isEmpty();
            assertThat(fixture.folder().checkpoint(1)).exists();
            assertThat(sql.queryForObject("select count(*) from journal_checkpoint", Long.class))
                    .isEqualTo(1);
        }
    }

    private static Entry entry(int number) {
        return Entry.of(Action.VIEW, Access.LOOK_UP, Outcome.DONE, "test " + number)
                .because("x".repeat(1000))
                .build();
    }

    private static void limit(long process, String bytes) throws IOException, InterruptedException {
        Process prlimit = new ProcessBuilder("prlimit", "--pid", String.valueOf(process), "--fsize=" + bytes)
                .inheritIO()
                .start();
        assertThat(prlimit.waitFor()).isZero();
    }
}
