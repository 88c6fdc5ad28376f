package jp.tsunagi.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.Checkpoints;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.proof.Checkpoint;
import jp.tsunagi.audit.proof.SignedNote;
import jp.tsunagi.audit.verify.EnteredVerification;
import jp.tsunagi.audit.verify.Verification;
import jp.tsunagi.audit.verify.Verifier;
import jp.tsunagi.errors.HubException;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code verify}: whether the journal is what the hub has entered and signed. */
@Command(
        name = "verify",
        header = "Verifies the journal: every entry, the chain, every checkpoint and signature.",
        description =
                "Of the hub's database, or of an export far from the hub. Exit code 1 names the first bad record.")
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Option(names = "--export", paramLabel = "FILE", description = "What journal --export wrote, without a database.")
    private Path export;

    @Option(
            names = "--evidence",
            paramLabel = "FOLDER",
            description =
                    "Checkpoints, tombstones and public keys (default: the hub's; with --export, evidence beside it).")
    private Path evidence;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "The public key to trust, kept elsewhere: a line of keys, or PEM (default: the evidence folder's).")
    private Path key;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return export == null ? verifyHub() : verifyExport();
    }

    private int verifyExport() {
        Path folder = evidence == null ? export.toAbsolutePath().resolveSibling("evidence") : evidence;
        return print(verifier(new EvidenceFolder(folder)).export(export));
    }

    private int verifyHub() {
        try (ConfigurableApplicationContext hub = HubContext.ledger(options)) {
            EvidenceFolder folder = evidence == null ? hub.getBean(EvidenceFolder.class) : new EvidenceFolder(evidence);
            EnteredVerification.Result result =
                    verification(hub, verifier(folder)).verify("command verify");
            result.refusal().ifPresent(this::notEntered);
            int exitCode = print(result.verification());
            return exitCode == 0 && result.refusal().isEmpty() ? sign(hub, folder) : exitCode;
        }
    }

    /** Signs what is not signed yet: rows behind the last checkpoint that the hub did not enter come out only then. */
    private int sign(ConfigurableApplicationContext hub, EvidenceFolder folder) {
        try {
            hub.getBean(Checkpoints.class).make();
        } catch (HubException e) {
            spec.commandLine().getOut().println(e.detail() + " (" + e.code().code() + ")");
            return 1;
        }
        folder.newestCheckpoint().ifPresent(this::root);
        return 0;
    }

    /** The root as the fingerprint page has it. */
    private void root(Path file) {
        Checkpoint checkpoint =
                Checkpoint.parse(SignedNote.parse(EvidenceFolder.read(file)).text());
        String digits = checkpoint.root().toString().replaceAll("(.{4})(?=.)", "$1 ");
        spec.commandLine().getOut().println("root of checkpoint " + checkpoint.size() + ": " + digits);
    }

    static EnteredVerification verification(ConfigurableApplicationContext hub, Verifier verifier) {
        return new EnteredVerification(
                hub.getBean("hub", DataSource.class), hub.getBean(Journal.class), verifier, hub.getBean(Clock.class));
    }

    private Verifier verifier(EvidenceFolder folder) {
        return key == null ? new Verifier(folder) : new Verifier(folder, key);
    }

    private void notEntered(HubException refusal) {
        spec.commandLine()
                .getErr()
                .println("This verification could not be entered in the journal: "
                        + refusal.code().code() + " " + refusal.detail());
    }

    private int print(Verification verification) {
        PrintWriter out = spec.commandLine().getOut();
        verification.lines().forEach(out::println);
        return verification.holds() ? 0 : 1;
    }
}
