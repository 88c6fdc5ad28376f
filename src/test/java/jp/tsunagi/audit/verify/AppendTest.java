package jp.tsunagi.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.support.JournalFixture;
import jp.tsunagi.support.Ledger;
import jp.tsunagi.support.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** However entries come, they stand in one order without gaps, and it verifies. */
class AppendTest {
    private static final int THREADS = 16;
    private static final int EACH = 25;
    private static final Entry ENTRY =
            Entry.of(Action.VIEW, Access.LOOK_UP, Outcome.DONE, "test").build();

    @TempDir
    static Path root;

    private static PostgresServer server;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void sixteenThreadsOfTwoProcessesMakeOneOrderThatVerifies() throws Exception {
        DataSource hub = server.create("concurrent", "hub");
        JournalFixture one = new JournalFixture(hub, root.resolve("one"), Clock.systemUTC());
        JournalFixture other = new JournalFixture(hub, root.resolve("one"), Clock.systemUTC());
        one.keys().newest();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                JournalFixture mine = i % 2 == 0 ? one : other;
                boolean inTransaction = i % 4 > 1;
                ends.add(threads.submit(() -> enter(mine, hub, inTransaction)));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            threads.shutdownNow();
        }
        one.checkpoints().make();
        assertThat(new Ledger(hub).rows("select seq from journal_entry order by seq"))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, THREADS * EACH)
                        .mapToObj(String::valueOf)
                        .toList());
        Verification verification = new Verifier(one.folder()).database(hub, Clock.systemUTC());
        assertThat(verification.flaws()).isEmpty();
        assertThat(verification.entries()).isEqualTo(new Verification.Share(400, 400));
    }

    private static void enter(JournalFixture fixture, DataSource hub, boolean inTransaction) {
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(hub));
        for (int i = 0; i < EACH; i++) {
            if (inTransaction) {
                transaction.executeWithoutResult(status -> fixture.journal().enter(ENTRY));
            } else {
                fixture.journal().enter(ENTRY);
            }
            if (i % 10 == 0) {
                fixture.checkpoints().make();
            }
        }
    }

    @Test
    void aTransactionThatRollsBackLeavesNoGap() throws Exception {
        DataSource hub = server.create("rolled_back", "hub");
        JournalFixture fixture = new JournalFixture(hub, root.resolve("rolled-back"), Clock.systemUTC());
        Journal journal = fixture.journal();
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(hub));
        for (int i = 0; i < 5; i++) {
            journal.enter(ENTRY);
            transaction.executeWithoutResult(status -> {
                journal.enter(ENTRY);
                journal.enter(ENTRY);
                status.setRollbackOnly();
            });
            transaction.executeWithoutResult(status -> journal.enter(ENTRY));
        }
        fixture.checkpoints().make();
        Verification verification = new Verifier(fixture.folder()).database(hub, Clock.systemUTC());
        assertThat(verification.lines()).containsExactly("1/1 checkpoints, 10/10 entries valid");
    }
}
