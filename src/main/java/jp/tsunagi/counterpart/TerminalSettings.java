package jp.tsunagi.counterpart;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * How the terminal is set up for one municipality.
 *
 * @param knownPayers registered 公費負担者番号; empty: every well-formed one is known
 * @param charset of the files in both directions; must hold ASCII as single bytes (UTF-8, windows-31j)
 * @param markerPattern name of the marker file, {@code {name}} standing for the file's name
 * @param decryption the terminal's key for files whose name ends in {@code .pgp}
 * @param behaviour odd things to do
 */
public record TerminalSettings(
        Set<String> knownPayers,
        Charset charset,
        String markerPattern,
        Optional<OpenPgpDecryption> decryption,
        Behaviour behaviour) {
    private static final String NAME = "{name}";

    public TerminalSettings {
        knownPayers = Set.copyOf(knownPayers);
        if ("\r\n,\"".getBytes(charset).length != 4) {
            throw new IllegalArgumentException("character set without single-byte ASCII: " + charset);
        }
        if (!markerPattern.contains(NAME) || markerPattern.equals(NAME)) {
            throw new IllegalArgumentException("a marker pattern holds {name} and more: " + markerPattern);
        }
    }

    /** UTF-8, {@code {name}.done}, every payer known, nothing encrypted, nothing odd. */
    public static TerminalSettings standard() {
        return new TerminalSettings(
                Set.of(), StandardCharsets.UTF_8, "{name}.done", Optional.empty(), Behaviour.none());
    }

    public TerminalSettings withKnownPayers(Set<String> payers) {
        return new TerminalSettings(payers, charset, markerPattern, decryption, behaviour);
    }

    public TerminalSettings withCharset(Charset other) {
        return new TerminalSettings(knownPayers, other, markerPattern, decryption, behaviour);
    }

    public TerminalSettings withDecryption(OpenPgpDecryption key) {
        return new TerminalSettings(knownPayers, charset, markerPattern, Optional.of(key), behaviour);
    }

    public TerminalSettings withBehaviour(Behaviour other) {
        return new TerminalSettings(knownPayers, charset, markerPattern, decryption, other);
    }

    String markerOf(String fileName) {
        return markerPattern.replace(NAME, fileName);
    }
}
