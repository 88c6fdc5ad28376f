package jp.tsunagi.cli;

import java.util.List;
import java.util.concurrent.Callable;
import jp.tsunagi.versions.ChangeRequest;
import jp.tsunagi.versions.ChangeRequests;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code approve}: a second person agrees to a change. */
@Command(
        name = "approve",
        header = "Agrees to a change that somebody else has made; a hub that serves then takes it.",
        description = "It is bound to the hash of exactly these files; any further edit asks anew.")
final class ApproveCommand implements Callable<Integer> {
    private static final int SHORTEST_HASH = 8;

    @Mixin
    private HubOptions options;

    @Parameters(paramLabel = "HASH", description = "Of the set, as versions shows it; its beginning is enough.")
    private String hash;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (hash.length() < SHORTEST_HASH) {
            throw new ParameterException(spec.commandLine(), "Name at least " + SHORTEST_HASH + " characters");
        }
        try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
            ChangeRequests requests = hub.getBean(ChangeRequests.class);
            List<ChangeRequest> named = requests.named(hash);
            ChangeRequest approved =
                    requests.approve(named.size() == 1 ? named.get(0).hash() : hash, Operator.name());
            spec.commandLine()
                    .getOut()
                    .println(approved.hash() + ": approved; asked for by "
                            + approved.acceptance().who() + ": "
                            + approved.acceptance().reason());
            return 0;
        }
    }
}
