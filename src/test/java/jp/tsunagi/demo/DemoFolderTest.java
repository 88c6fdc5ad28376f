package jp.tsunagi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class DemoFolderTest {
    private static final int OPENINGS = 20;
    private static final int TABLES = 8;

    @TempDir
    private Path data;

    /** H2 2.3.232 lost committed rows in the compaction at a close (its issue 4247), here with each of these seeds. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 9})
    void anEmbeddedDatabaseKeepsEveryRowHoweverOftenItIsOpenedAndClosed(int seed) {
        Random random = new Random(seed);
        inOneOpening(database -> {
            for (int table = 0; table < TABLES; table++) {
                database.execute(
                        "create table t" + table + " (seq bigint primary key, line varchar(4000), mark varchar(64))");
            }
            database.execute("create index by_mark on t0 (mark)");
        });

        long[] rows = new long[TABLES];
        for (int opening = 0; opening < OPENINGS; opening++) {
            inOneOpening(database -> {
                assertThat(database.queryForObject("select count(*) from t0", Long.class))
                        .isEqualTo(rows[0]);
                int times = random.nextInt(3) == 0 ? 0 : random.nextInt(8);
                for (int time = 0; time < times; time++) {
                    for (int table = 0; table < TABLES; table++) {
                        if (table == 0 || random.nextBoolean()) {
                            database.update(
                                    "insert into t" + table + " values (?, ?, ?)",
                                    ++rows[table],
                                    "x".repeat(500 + random.nextInt(200)),
                                    Long.toHexString(random.nextLong()));
                        }
                    }
                }
            });
        }
    }

    private void inOneOpening(Consumer<JdbcTemplate> work) {
        // Else a close compacts only what is older than 45 seconds.
        String url = new DemoFolder(data).databases().get("tsunagi.databases.hub.url") + ";RETENTION_TIME=0";
        SingleConnectionDataSource connection = new SingleConnectionDataSource(url, "sa", "", false);
        try {
            work.accept(new JdbcTemplate(connection));
        } finally {
            connection.destroy();
        }
    }
}
