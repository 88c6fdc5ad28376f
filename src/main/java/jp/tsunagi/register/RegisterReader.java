package jp.tsunagi.register;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Reads and checks the register of linkages, {@code config/linkages.yaml}. All mistakes are found at once. */
public final class RegisterReader {
    private RegisterReader() {}

    /**
     * The register, or every mistake in it and in the provision matrix that outbound linkages must stay within, by line.
     *
     * @param config the folder with {@code linkages.yaml} and {@code provisions.yaml}
     */
    public static RegisterReading read(Path config) {
        ProvisionsReading matrix = ProvisionsReader.read(config.resolve("provisions.yaml"));
        Section.Notes notes = new Section.Notes(config.resolve("linkages.yaml"));
        Optional<Register> register = YamlFile.read(notes, "'municipality:' and 'linkages:'")
                .flatMap(root -> register(root, matrix.provisions(), notes));
        notes.findings().sort(Comparator.comparing(RegisterFinding::file).thenComparingInt(RegisterFinding::line));
        List<RegisterFinding> findings = new ArrayList<>(matrix.findings());
        findings.addAll(notes.findings());
        return new RegisterReading(findings.isEmpty() ? register : Optional.empty(), findings);
    }

    private static Optional<Register> register(Node root, Optional<Provisions> provisions, Section.Notes notes) {
        Optional<Section> top = Section.of(root, "the register", Set.of("municipality", "linkages"), notes);
        if (top.isEmpty()) {
            return Optional.empty();
        }
        Municipality municipality = municipality(top.get());
        List<Node> entries = top.get().entries("linkages");
        List<Linkage> linkages = new ArrayList<>();
        for (Node entry : entries) {
            LinkageReader.read(entry, notes).ifPresent(linkage -> {
                linkages.add(linkage);
                provisions.ifPresent(matrix -> RegisterCrossCheck.provision(entry, linkage, matrix, notes));
            });
        }
        RegisterCrossCheck.check(entries, notes);
        return provisions.map(matrix -> new Register(municipality, linkages, matrix));
    }

    private static Municipality municipality(Section top) {
        Section section = top.section("municipality", Set.of("code", "name"));
        return section == null
                ? null
                : new Municipality(
                        section.value("code", "write the 6 digits of 全国地方公共団体コード in quotes", Municipality::parseCode),
                        LinkageReader.bilingual(section, "name"));
    }
}
