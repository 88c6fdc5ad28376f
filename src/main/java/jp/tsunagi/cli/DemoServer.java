package jp.tsunagi.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.tsunagi.HubConfiguration;
import jp.tsunagi.demo.MovableClock;
import jp.tsunagi.demo.Municipality;
import jp.tsunagi.files.RunRequest;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.register.BusinessCalendar;
import jp.tsunagi.returned.Deadlines;
import jp.tsunagi.routing.LinkageRunner;
import org.springframework.context.ConfigurableApplicationContext;

/** The hub as it serves all day, and around it a made-up municipality in which a business day passes every half a minute. */
final class DemoServer {
    private static final Duration DAY = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int SHOWN = 20;
    private static final RunRequest FULL = new RunRequest(RunKind.FULL, null, "demo");

    private final HubOptions options;
    private final DemoOptions demo;
    private final PrintWriter out;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private long lastShown;
    // 資格確認 are made up for the vouchers of the first days only.
    private boolean visited;

    DemoServer(HubOptions options, DemoOptions demo, PrintWriter out) {
        this.options = options;
        this.demo = demo;
        this.out = out;
    }

    /** Runs until the process is asked to stop. */
    int run() {
        MovableClock clock = new MovableClock(demo.date(), HubConfiguration.ZONE);
        out.println("Making a municipality of " + demo.people() + " recipients in " + options.data + " ...");
        out.flush();
        Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown, "demo-stop"));
        try (Municipality municipality = demo.found(options, clock)) {
            out.println("After Ctrl-C, one person's whole way so far / 停止後、一人の経路:\n  "
                    + DemoHint.of(municipality.expectations().protagonist(), options));
            out.flush();
            attachNumbers(municipality, clock);
            serve(municipality, clock);
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** Before linkages start by themselves: whose number has yet to come cannot be sent. */
    private void attachNumbers(Municipality municipality, MovableClock clock) {
        try (ConfigurableApplicationContext hub = HubContext.demo(options, clock, false)) {
            LinkageRunner linkages = hub.getBean(LinkageRunner.class);
            linkages.run("address-registration", FULL);
            municipality.answer();
            linkages.run("address-registration-result", null);
            linkages.run("address-view", FULL);
        }
    }

    private void serve(Municipality municipality, MovableClock clock) throws InterruptedException {
        try (ConfigurableApplicationContext hub = HubContext.demo(options, clock, true)) {
            hub.getBean(LinkageRunner.class).run("eligibility-out", FULL);
            municipality.handOverCheckups();
            live(municipality, hub, clock);
        }
    }

    private void live(Municipality municipality, ConfigurableApplicationContext hub, MovableClock clock)
            throws InterruptedException {
        BusinessCalendar calendar = hub.getBean(BusinessCalendar.class);
        long nextDay = System.nanoTime() + DAY.toNanos();
        while (!stopped.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            municipality.answer();
            show(hub.getBean(Runs.class));
            if (System.nanoTime() > nextDay) {
                LocalDate day = calendar.plusBusinessDays(LocalDate.now(clock), 1);
                if (!visited) {
                    municipality.visitHospitals(LocalDate.now(clock), day.minusDays(1));
                    visited = true;
                }
                municipality.liveOn(day);
                hub.getBean(Deadlines.class).close();
                out.println(day + ", morning: the municipality lived on");
                nextDay = System.nanoTime() + DAY.toNanos();
            }
        }
    }

    private void show(Runs runs) {
        List<RunLine> fresh = new ArrayList<>();
        for (RunLine run : runs.latest(SHOWN)) {
            if (run.id() > lastShown && isWorthShowing(run)) {
                fresh.add(run);
            }
        }
        // A sent file is shown with its answers: together with the run that brought them.
        boolean answered = fresh.stream().anyMatch(run -> run.kind() == RunKind.INBOUND);
        if (!answered) {
            return;
        }
        Collections.reverse(fresh);
        lastShown = fresh.get(fresh.size() - 1).id();
        out.println();
        out.print(RunTable.of(fresh));
        out.println(
                fresh.stream().allMatch(run -> run.balance().holds())
                        ? "Every run balances. Sent: " + options.data.resolve("drop") + "  returned: "
                                + options.data.resolve("hub/archive") + "  reports: "
                                + options.data.resolve("hub/reports")
                        : "A run does not balance.");
        out.flush();
    }

    // Most runs of a short schedule find nothing due; a person need not see them.
    private static boolean isWorthShowing(RunLine run) {
        return !"OPEN".equals(run.state()) && (run.balance().written() > 0 || run.errorCode() != null);
    }
}
