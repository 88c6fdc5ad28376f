package jp.tsunagi.cli;

import java.io.IOException;
import java.util.Properties;
import jp.tsunagi.errors.ErrorCatalogue;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.ErrorText;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Failures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The command line of the hub. Without a command it serves. */
@Command(
        name = "tsunagi",
        description = "Linkage hub of a municipality's welfare department.",
        versionProvider = Tsunagi.Version.class,
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            RunCommand.class,
            RunsCommand.class,
            QuarantineCommand.class,
            ConfirmationsCommand.class,
            TestConnectionCommand.class,
            CheckCommand.class,
            SchemaCommand.class,
            VersionsCommand.class,
            DiffCommand.class,
            SubmitCommand.class,
            ApproveCommand.class,
            RollbackCommand.class,
            ReplayCommand.class,
            FetchCommand.class,
            ShowCommand.class,
            SettleCommand.class,
            KeysCommand.class,
            AcceptRestoreCommand.class,
            VerifyCommand.class,
            JournalCommand.class,
            PersonCommand.class,
            EvidenceCommand.class,
            FingerprintCommand.class,
            RetentionCommand.class,
            MediaCommand.class,
            SendsCommand.class,
            UsageCommand.class
        })
public final class Tsunagi {
    private static final Logger LOG = LoggerFactory.getLogger(Tsunagi.class);

    // Not picocli's own pair: --version of a command names a version of the set.
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Shows what the command does and takes.")
    private boolean help;

    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Shows the program's version.")
    private boolean version;

    private Tsunagi() {}

    public static void main(String[] args) {
        // Nothing is logged to the terminal before the settings say what is.
        LoggingSystem.get(Tsunagi.class.getClassLoader()).beforeInitialize();
        Thread.setDefaultUncaughtExceptionHandler(Tsunagi::ended);
        System.exit(execute(args));
    }

    /** Runs one command and gives its exit code: 0 well, 1 not well, 2 the words of the call are off. */
    static int execute(String... args) {
        CommandLine tsunagi = new CommandLine(new Tsunagi()).setExecutionExceptionHandler(Tsunagi::explain);
        int exitCode = execute(tsunagi, args.length == 0 ? new String[] {"serve"} : args);
        tsunagi.getOut().flush();
        tsunagi.getErr().flush();
        return exitCode;
    }

    private static int execute(CommandLine tsunagi, String... args) {
        try {
            return tsunagi.execute(args);
        } catch (Error e) { // which the command line lets through
            return explain(e, tsunagi);
        }
    }

    /** What the virtual machine would print with its text. The log names the thread itself. */
    static void ended(Thread thread, Throwable failure) {
        LOG.error("This thread ended:", failure);
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        return explain(failure, command);
    }

    private static int explain(Throwable failure, CommandLine command) {
        HubException known = Failures.of("hub", failure);
        known = known.code() == ErrorCode.UNEXPECTED && !(failure instanceof HubException)
                ? unexpected(failure)
                : known;
        ErrorText text = ErrorCatalogue.of(known.code());
        command.getErr().println(known.code().code() + " " + text.ja() + " / " + text.en());
        command.getErr().println("  " + known.detail());
        command.getErr().println("  " + text.actionJa() + " / " + text.actionEn());
        return 1;
    }

    // The terminal gets the kind of failure only: its text may repeat values. The log has where it came from.
    private static HubException unexpected(Throwable failure) {
        LOG.error("Unexpected:", failure);
        return new HubException(ErrorCode.UNEXPECTED, failure.getClass().getSimpleName(), failure);
    }

    /** The version, as the build wrote it down. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            Properties build = PropertiesLoaderUtils.loadAllProperties("META-INF/build-info.properties");
            return new String[] {"tsunagi " + build.getProperty("build.version")};
        }
    }
}
