package jp.tsunagi.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Asks for the number of a person: on the terminal without echo, otherwise from standard input. As an argument it would
 * stand in the shell's history and in the list of processes.
 */
final class NumberPrompt {
    private NumberPrompt() {}

    /** 住民番号. */
    static String resident(CommandSpec spec) {
        return ask(spec, "住民番号 / resident number: ", "[0-9]{1,15}", "1 to 15 digits");
    }

    /** 公費負担者番号 and 受給者番号. */
    static String recipient(CommandSpec spec) {
        return ask(spec, "公費負担者番号と受給者番号 / payer's and recipient's number: ", "[0-9]{15}", "8 and 7 digits");
    }

    /** The key of a record: 公費負担者番号 and 受給者番号, and what follows them in the linkage. */
    static String recordKey(CommandSpec spec) {
        return ask(spec, "レコードのキー / key of the record: ", "[0-9]{15}[0-9A-Z]{0,15}", "15 to 30 digits and capitals");
    }

    private static String ask(CommandSpec spec, String prompt, String form, String words) {
        String number = read(prompt, spec.commandLine().getErr()).replaceAll("[\\s-]", "");
        if (!number.matches(form)) {
            throw new ParameterException(spec.commandLine(), "What was typed is not a number of " + words);
        }
        return number;
    }

    // From Java 22 on there always is a console, which reads redirected input itself.
    @SuppressWarnings("SystemConsoleNull")
    private static String read(String prompt, PrintWriter err) {
        Console console = System.console();
        if (console != null) {
            char[] typed = console.readPassword("%s", prompt);
            return typed == null ? "" : new String(typed);
        }
        err.print(prompt);
        err.flush();
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
            err.println();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
