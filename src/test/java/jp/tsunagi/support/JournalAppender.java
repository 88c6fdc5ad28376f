package jp.tsunagi.support;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Outcome;
import org.postgresql.ds.PGSimpleDataSource;

/** A process that does nothing but enter and sign, until it is killed; tells the number of each entry once it has it. */
public final class JournalAppender {
    private static final int SIGNED_EACH = 7;

    private JournalAppender() {}

    /** Arguments: JDBC URL, folder. */
    public static void main(String[] arguments) {
        PGSimpleDataSource hub = new PGSimpleDataSource();
        hub.setURL(arguments[0]);
        JournalFixture fixture = new JournalFixture(hub, Path.of(arguments[1]), Clock.systemUTC());
        while (true) {
            long seq = fixture.journal()
                    .enter(Entry.of(Action.VIEW, Access.LOOK_UP, Outcome.DONE, "test")
                            .build());
            System.out.println(seq);
            if (seq % SIGNED_EACH == 0) {
                fixture.checkpoints().make();
            }
        }
    }

    /** Starts it. */
    public static Process start(String url, Path root, Path out) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener",
                "-cp",
                System.getProperty("java.class.path"),
                JournalAppender.class.getName(),
                url,
                root.toString());
        return new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(out.resolveSibling(out.getFileName() + ".err").toFile())
                .start();
    }
}
