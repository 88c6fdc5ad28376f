package jp.tsunagi.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Attempt;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.ConnectionStep;
import jp.tsunagi.files.ConnectionTrial;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Register;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code test-connection}: 連携テスト. */
@Command(
        name = "test-connection",
        header = "Tests whether the hub reaches its counterparts as agreed (連携テスト); nothing is sent or taken.",
        description = "Exit code 1 when a step fails. No value of a person is read or shown.")
final class TestConnectionCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Parameters(paramLabel = "LINKAGE", arity = "0..1", description = "Id in config/linkages.yaml; all without it.")
    private String linkage;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
            Register register = hub.getBean(Register.class);
            List<Linkage> tested = linkage == null ? register.linkages() : List.of(register.linkage(linkage));
            boolean inOrder = true;
            for (Linkage each : tested) {
                List<ConnectionStep> steps = test(each, hub);
                print(each, steps);
                inOrder &= steps.stream().allMatch(ConnectionStep::isInOrder);
            }
            return inOrder ? 0 : 1;
        }
    }

    private static List<ConnectionStep> test(Linkage linkage, ConfigurableApplicationContext hub) {
        ConnectionTrial test = hub.getBeansOfType(ConnectionTrial.class).values().stream()
                .filter(candidate -> candidate.tests(linkage.endpoint()))
                .findFirst()
                .orElseThrow();
        Entry.Builder entry = Entry.intent(Action.VERIFY, Access.LOOK_UP, "command test-connection")
                .linkage(linkage.id());
        return Attempt.begin(hub.getBean(Journal.class), entry).conclude(outcome -> {
            List<ConnectionStep> steps = test.test(linkage);
            steps.stream()
                    .flatMap(step -> step.failure().stream())
                    .findFirst()
                    .ifPresentOrElse(
                            failure -> outcome.code(failure.code().code()).because(failure.detail()),
                            () -> outcome.because("in order"));
            return steps;
        });
    }

    private void print(Linkage linkage, List<ConnectionStep> steps) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(linkage.id() + "  " + linkage.name().ja() + " / "
                + linkage.name().en());
        for (ConnectionStep step : steps) {
            out.println((step.isInOrder() ? "  OK  " : "  NG  ") + step.ja() + " / " + step.en());
            step.failure().ifPresent(failure -> explain(failure, out));
        }
    }

    private static void explain(HubException failure, PrintWriter out) {
        out.println("      " + failure.code().code() + " " + failure.detail()
                + Explanation.lines(failure.code().code(), "      "));
    }
}
