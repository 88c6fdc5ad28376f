package jp.tsunagi.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Attempt;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.JournalKeys;
import jp.tsunagi.privacy.HubKeys;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code keys}: the hub's own keys, and the next version of one. */
@Command(
        name = "keys",
        header = "Shows the journal's public keys, or makes the next version of a key.",
        description = "What was written or signed with an earlier version stays readable and valid.")
final class KeysCommand implements Callable<Integer> {
    private static final String JOURNAL = "journal";
    private static final List<String> ROTATED = List.of(JOURNAL, "pseudonym", "atrest");

    @Mixin
    private HubOptions options;

    @Option(
            names = "--rotate",
            paramLabel = "NAME",
            description =
                    "journal (signs), pseudonym, atrest (archive). What is done from then on uses the " + "new one.")
    private String rotate;

    @Option(names = "--reason", defaultValue = "", description = "Why, for the journal; needed with --rotate.")
    private String reason;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (rotate != null && (!ROTATED.contains(rotate) || reason.isBlank())) {
            throw new ParameterException(
                    spec.commandLine(), "--rotate takes " + String.join(", ", ROTATED) + ", with a --reason");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
            JournalKeys keys = hub.getBean(JournalKeys.class);
            if (rotate != null) {
                rotate(hub, keys);
            }
            keys.verifiers().forEach(key -> out.println(key.format()));
            return 0;
        }
    }

    private void rotate(ConfigurableApplicationContext hub, JournalKeys keys) {
        Entry.Builder entry = Entry.intent(Action.KEY, Access.CHANGE, "command keys --rotate " + rotate)
                .purpose(reason);
        Attempt.make(hub.getBean(Journal.class), entry, outcome -> outcome.because(rotate + "-" + next(hub, keys)));
    }

    /** Makes the next version and gives its number. */
    private int next(ConfigurableApplicationContext hub, JournalKeys keys) {
        if (!JOURNAL.equals(rotate)) {
            return hub.getBean(HubKeys.class).rotate(rotate).version();
        }
        keys.rotate(hub.getBean(Clock.class).instant());
        return keys.newestVersion();
    }
}
