package jp.tsunagi.cli;

import java.util.List;
import java.util.concurrent.Callable;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.files.RunRequest;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.RunLine;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.register.Direction;
import jp.tsunagi.register.Register;
import jp.tsunagi.routing.LinkageRunner;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run}: one linkage, now. */
@Command(
        name = "run",
        header = "Runs a linkage once: outbound a difference, inbound whatever is ready.",
        description = "A run that a crash cut off is finished instead.")
final class RunCommand implements Callable<Integer> {
    private static final int SHOWN = 100;

    @Mixin
    private HubOptions options;

    @Parameters(paramLabel = "LINKAGE", description = "Id in config/linkages.yaml.")
    private String linkage;

    @ArgGroup
    private Extent extent = new Extent();

    private static final class Extent {
        @Option(
                names = "--full",
                description = "Initial load: everyone who is on assistance, whatever was sent before.")
        private boolean full;

        @Option(
                names = "--only",
                description = "Outbound: asks for the key of one record, as the quarantine shows it or, of a voucher,"
                        + " 公費負担者番号, 受給者番号 and 交付番号 (while it has none: V and the voucher's number in the welfare"
                        + " system, such as V1234); a difference of that record alone.")
        private boolean only;
    }

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        RunRequest request = new RunRequest(
                extent.full ? RunKind.FULL : RunKind.DIFFERENCE,
                extent.only ? NumberPrompt.recordKey(spec) : null,
                Operator.name());
        try (ConfigurableApplicationContext hub = HubContext.checked(options, spec)) {
            if (extent.only && hub.getBean(Register.class).linkage(linkage).direction() != Direction.OUT) {
                throw new ParameterException(spec.commandLine(), "--only is for what goes out");
            }
            Runs runs = hub.getBean(Runs.class);
            // A run that was cut off is finished under its own number.
            long before = runs.latest(1).stream()
                    .mapToLong(run -> "OPEN".equals(run.state()) ? run.id() - 1 : run.id())
                    .findFirst()
                    .orElse(0);
            hub.getBean(LinkageRunner.class).run(linkage, request);
            List<RunLine> made = runs.latest(SHOWN).stream()
                    .filter(run -> run.id() > before && run.linkage().equals(linkage))
                    .toList();
            spec.commandLine().getOut().print(made.isEmpty() ? "Nothing was ready.\n" : RunTable.of(made));
            boolean none =
                    extent.only && made.stream().allMatch(run -> run.balance().read() == 0);
            if (none) {
                spec.commandLine()
                        .getErr()
                        .println("No record of this key was read: compare it with the welfare system, and whether the "
                                + "record's dates are within what the linkage reads.");
            }
            boolean failed = made.stream().anyMatch(RunCommand::failed);
            made.stream()
                    .filter(run -> run.errorCode() != null)
                    .forEach(run -> spec.commandLine().getErr().println(Explanation.of(run)));
            return failed || none ? 1 : 0;
        }
    }

    // Whether what was made anew came through, the run that made it tells.
    private static boolean failed(RunLine run) {
        return !"CLOSED".equals(run.state()) && !ErrorCode.MADE_ANEW.code().equals(run.errorCode());
    }
}
