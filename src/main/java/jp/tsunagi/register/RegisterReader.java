package jp.tsunagi.register;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads and checks the register of linkages, {@code config/linkages.yaml}. All mistakes are found at once. */
public final class RegisterReader {
    private RegisterReader() {}

    /** The register of a file, or every mistake in it, by line. */
    public static RegisterReading read(Path file) {
        Section.Notes notes = new Section.Notes(file);
        Optional<Register> register =
                text(file, notes).flatMap(text -> compose(text, notes)).flatMap(root -> register(root, notes));
        if (notes.findings().isEmpty()) {
            return new RegisterReading(register, List.of());
        }
        notes.findings().sort(Comparator.comparingInt(RegisterFinding::line));
        return new RegisterReading(Optional.empty(), notes.findings());
    }

    private static Optional<String> text(Path file, Section.Notes notes) {
        try {
            return Optional.of(Files.readString(file));
        } catch (CharacterCodingException e) {
            notes.add(1, "the file is not UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            notes.add(1, "the file cannot be read", "put the register there and let the hub's user read it");
        }
        return Optional.empty();
    }

    private static Optional<Node> compose(String text, Section.Notes notes) {
        try {
            Optional<Node> root = YamlTree.compose(text);
            if (root.isEmpty()) {
                notes.add(1, "the file is empty", "write 'municipality:' and 'linkages:'");
            }
            return root;
        } catch (YamlTree.Broken e) {
            notes.add(e.line(), "broken YAML: " + e.getMessage(), "look at the indentation and quotes here and above");
            return Optional.empty();
        }
    }

    private static Optional<Register> register(Node root, Section.Notes notes) {
        YamlTree.duplicateKeys(root)
                .forEach(key -> notes.add(
                        key,
                        "key '" + YamlTree.text(key) + "' stands twice",
                        "keep one of them; YAML would silently take the last"));
        Optional<Section> top = Section.of(root, "the register", Set.of("municipality", "linkages"), notes);
        if (top.isEmpty()) {
            return Optional.empty();
        }
        Municipality municipality = municipality(top.get());
        List<Node> entries = entries(top.get());
        List<Linkage> linkages = new ArrayList<>();
        for (Node entry : entries) {
            LinkageReader.read(entry, notes).ifPresent(linkages::add);
        }
        RegisterCrossCheck.check(entries, notes);
        return Optional.of(new Register(municipality, linkages));
    }

    private static Municipality municipality(Section top) {
        Section section = top.section("municipality", Set.of("code", "name"));
        return section == null
                ? null
                : new Municipality(
                        section.value("code", "write the 6 digits of 全国地方公共団体コード in quotes", Municipality::parseCode),
                        LinkageReader.bilingual(section, "name"));
    }

    private static List<Node> entries(Section top) {
        Node value = top.need("linkages");
        if (value instanceof SequenceNode list && !list.getValue().isEmpty()) {
            return list.getValue();
        }
        if (value != null) {
            top.note(value, "'linkages' holds no list of linkages", "begin each linkage with '- id:'");
        }
        return List.of();
    }
}
