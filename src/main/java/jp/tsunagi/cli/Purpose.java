package jp.tsunagi.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** 目的: why someone looks; it is entered in the journal. */
class Purpose {
    @Option(
            names = "--purpose",
            required = true,
            description = "Why, for the journal: the case or request, no name and no number of a person.")
    private String purpose;

    /** @throws ParameterException when it says nothing */
    String text(CommandSpec spec) {
        if (purpose.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--purpose must say why");
        }
        return purpose;
    }
}
