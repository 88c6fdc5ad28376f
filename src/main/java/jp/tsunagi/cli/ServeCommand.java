package jp.tsunagi.cli;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.tsunagi.privacy.OwnFolders;
import jp.tsunagi.versions.Supervisor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: the hub as it runs day and night. */
@Command(name = "serve", description = "Runs the hub: schedules and arrivals start the linkages.")
final class ServeCommand implements Callable<Integer> {
    private static final int LOOK_SECONDS = 2;

    @Mixin
    private HubOptions options;

    @Option(names = "--demo", description = "On made-up data, with simulated counterparts.")
    private boolean demo;

    @Option(names = "--people", defaultValue = "9746", description = "Demo: recipients (default: ${DEFAULT-VALUE}).")
    private int people;

    @Option(names = "--seed", defaultValue = "1", description = "Demo: the same seed gives the same files.")
    private long seed;

    @Option(names = "--date", defaultValue = "2026-04-01", description = "Demo: first day (default: ${DEFAULT-VALUE}).")
    private LocalDate date;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        int closed = new OwnFolders(options.data).close();
        if (closed > 0) {
            spec.commandLine()
                    .getOut()
                    .println(closed
                            + " files and folders of an earlier version were open to other accounts; they are the"
                            + " hub's alone now.");
        }
        if (demo) {
            return new DemoServer(
                            options,
                            DemoOptions.of(spec, people, seed, date),
                            spec.commandLine().getOut())
                    .run();
        }
        // Never counted down: until the process is told to stop.
        CountDownLatch stopped = new CountDownLatch(1);
        try (Supervisor supervisor = HubContext.supervised(options)) {
            Runtime.getRuntime().addShutdownHook(new Thread(supervisor::stop, "serve-stop"));
            supervisor.start();
            while (!stopped.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
                supervisor.look();
            }
            return 0;
        }
    }
}
