package jp.tsunagi.counterpart;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * How the terminal is set up for one municipality.
 *
 * @param municipalityCode 市町村コード, 6 digits, in the names and first lines of what the terminal hands over
 * @param knownPayers registered 公費負担者番号; empty: every well-formed one is known
 * @param unknownInstitutions 医療機関コード that are in the designation list of no one but the municipality: vouchers for them are
 *     rejected
 * @param charset of the files in both directions; must hold ASCII as single bytes (UTF-8, windows-31j)
 * @param markerPattern name of the marker file, {@code {name}} standing for the file's name
 * @param decryption the terminal's key for files whose name ends in {@code .pgp}
 * @param behaviour odd things to do with results
 * @param branchBehaviour odd things to do with branch numbers
 */
public record TerminalSettings(
        String municipalityCode,
        Set<String> knownPayers,
        Set<String> unknownInstitutions,
        Charset charset,
        String markerPattern,
        Optional<OpenPgpDecryption> decryption,
        Behaviour behaviour,
        BranchBehaviour branchBehaviour) {
    private static final String NAME = "{name}";

    public TerminalSettings {
        if (!Forms.digits(6).test(municipalityCode)) {
            throw new IllegalArgumentException("市町村コード has 6 digits");
        }
        knownPayers = Set.copyOf(knownPayers);
        unknownInstitutions = Set.copyOf(unknownInstitutions);
        if ("\r\n,\"".getBytes(charset).length != 4) {
            throw new IllegalArgumentException("character set without single-byte ASCII: " + charset);
        }
        if (!markerPattern.contains(NAME) || markerPattern.equals(NAME)) {
            throw new IllegalArgumentException("a marker pattern holds {name} and more: " + markerPattern);
        }
    }

    /** Municipality 139998, UTF-8, {@code {name}.done}, every payer known, nothing encrypted, nothing odd. */
    public static TerminalSettings standard() {
        return new TerminalSettings(
                "139998",
                Set.of(),
                Set.of(),
                StandardCharsets.UTF_8,
                "{name}.done",
                Optional.empty(),
                Behaviour.none(),
                BranchBehaviour.none());
    }

    public TerminalSettings withMunicipalityCode(String code) {
        return new TerminalSettings(
                code, knownPayers, unknownInstitutions, charset, markerPattern, decryption, behaviour, branchBehaviour);
    }

    public TerminalSettings withKnownPayers(Set<String> payers) {
        return new TerminalSettings(
                municipalityCode,
                payers,
                unknownInstitutions,
                charset,
                markerPattern,
                decryption,
                behaviour,
                branchBehaviour);
    }

    public TerminalSettings withUnknownInstitutions(Set<String> institutions) {
        return new TerminalSettings(
                municipalityCode,
                knownPayers,
                institutions,
                charset,
                markerPattern,
                decryption,
                behaviour,
                branchBehaviour);
    }

    public TerminalSettings withCharset(Charset other) {
        return new TerminalSettings(
                municipalityCode,
                knownPayers,
                unknownInstitutions,
                other,
                markerPattern,
                decryption,
                behaviour,
                branchBehaviour);
    }

    public TerminalSettings withDecryption(OpenPgpDecryption key) {
        return new TerminalSettings(
                municipalityCode,
                knownPayers,
                unknownInstitutions,
                charset,
                markerPattern,
                Optional.of(key),
                behaviour,
                branchBehaviour);
    }

    public TerminalSettings withBehaviour(Behaviour other) {
        return new TerminalSettings(
                municipalityCode,
                knownPayers,
                unknownInstitutions,
                charset,
                markerPattern,
                decryption,
                other,
                branchBehaviour);
    }

    public TerminalSettings withBranchBehaviour(BranchBehaviour other) {
        return new TerminalSettings(
                municipalityCode,
                knownPayers,
                unknownInstitutions,
                charset,
                markerPattern,
                decryption,
                behaviour,
                other);
    }

    String markerOf(String fileName) {
        return markerPattern.replace(NAME, fileName);
    }
}
