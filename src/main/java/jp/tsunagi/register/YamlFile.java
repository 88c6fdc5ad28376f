package jp.tsunagi.register;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** A configuration file that is one YAML document in UTF-8, no key twice. */
final class YamlFile {
    private YamlFile() {}

    /**
     * The document of the notes' file; what keeps it from being read is noted, and so is each key that stands twice.
     *
     * @param topKeys what an empty file should hold
     */
    static Optional<Node> read(Section.Notes notes, String topKeys) {
        Optional<Node> root = text(notes).flatMap(text -> compose(text, topKeys, notes));
        root.ifPresent(node -> YamlTree.duplicateKeys(node)
                .forEach(key -> notes.add(
                        key,
                        "key '" + YamlTree.text(key) + "' stands twice",
                        "keep one of them; YAML would silently take the last")));
        return root;
    }

    private static Optional<String> text(Section.Notes notes) {
        try {
            return Optional.of(Files.readString(notes.file()));
        } catch (CharacterCodingException e) {
            notes.add(1, "the file is not UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            notes.add(1, "the file cannot be read", "put it there and let the hub's user read it");
        }
        return Optional.empty();
    }

    private static Optional<Node> compose(String text, String topKeys, Section.Notes notes) {
        try {
            Optional<Node> root = YamlTree.compose(text);
            if (root.isEmpty()) {
                notes.add(1, "the file is empty", "write " + topKeys);
            }
            return root;
        } catch (YamlTree.Broken e) {
            notes.add(e.line(), "broken YAML: " + e.getMessage(), "look at the indentation and quotes here and above");
            return Optional.empty();
        }
    }
}
