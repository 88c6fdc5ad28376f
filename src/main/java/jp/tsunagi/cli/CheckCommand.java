package jp.tsunagi.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import jp.tsunagi.privacy.OwnFolders;
import jp.tsunagi.versions.SetFindings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code check}: routes, mappings and configuration, before anything runs. */
@Command(
        name = "check",
        description = "Checks routes, mappings and configuration; one finding a line, exit code 1 when there is one.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        SetFindings findings = HubContext.check(options).check(options.home);
        PrintWriter out = spec.commandLine().getOut();
        findings.warnings().forEach(out::println);
        List<Path> open = new OwnFolders(options.data).open();
        if (!open.isEmpty()) {
            out.println("(warning) " + open.get(0) + ": open to other accounts, and " + (open.size() - 1)
                    + " more; serve closes what is the hub's own, the rest is its owner's to close (600, folders 700)");
        }
        findings.errors().forEach(out::println);
        if (findings.inOrder()) {
            out.println("Routes, mappings and configuration are in order.");
        }
        return findings.inOrder() ? 0 : 1;
    }
}
