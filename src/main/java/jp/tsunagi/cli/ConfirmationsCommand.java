package jp.tsunagi.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import jp.tsunagi.quarantine.Confirmations;
import jp.tsunagi.quarantine.Matter;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code confirmations}: the 確認リスト. */
@Command(
        name = "confirmations",
        header = "Lists what a person has to look into (確認リスト).",
        description = "With --take or --settle, changes one item of it.")
final class ConfirmationsCommand implements Callable<Integer> {
    private static final String SCREEN = "command confirmations";

    @Mixin
    private HubOptions options;

    @Option(names = "--linkage", description = "Only of this linkage.")
    private String linkage;

    @Option(names = "--code", paramLabel = "TSN-…", description = "Only with this code.")
    private String code;

    @Option(names = "--settled", description = "What is settled, in place of what waits.")
    private boolean settled;

    @Option(names = "--most", defaultValue = "50", description = "How many (default: ${DEFAULT-VALUE}).")
    private int most;

    @Option(names = "--take", paramLabel = "ITEM", description = "Takes an item in hand.")
    private Long taken;

    @Option(names = "--settle", paramLabel = "ITEM", description = "Settles an item; with --remark.")
    private Long settling;

    @Option(names = "--remark", defaultValue = "", description = "What came of it, without numbers of people.")
    private String remark;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if ((settling == null) != remark.isBlank() || (taken != null && settling != null)) {
            throw new ParameterException(spec.commandLine(), "either --take ITEM, or --settle ITEM --remark TEXT");
        }
        try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
            Confirmations list = hub.getBean(Confirmations.class);
            if (taken != null) {
                return report(list.take(taken, Operator.name(), SCREEN), taken, "in hand / 対応中にしました");
            }
            if (settling != null) {
                return report(list.settle(settling, Operator.name(), remark, SCREEN), settling, "settled / 済みにしました");
            }
            Set<Matter.State> states =
                    settled ? EnumSet.of(Matter.State.SETTLED) : EnumSet.of(Matter.State.OPEN, Matter.State.IN_HAND);
            List<Matter> matters = list.list(new Confirmations.Filter(linkage, code, states, most), SCREEN);
            spec.commandLine().getOut().print(matters.isEmpty() ? "Nothing waits.\n" : MatterList.of(matters));
            return 0;
        }
    }

    private int report(boolean done, long item, String what) {
        if (done) {
            spec.commandLine().getOut().println("item " + item + ": " + what);
            return 0;
        }
        spec.commandLine().getErr().println("item " + item + ": no such item waits / 対応待ちにありません");
        return 1;
    }
}
