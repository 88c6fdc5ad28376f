package jp.tsunagi.register;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** What only shows when the entries of the register are seen together. */
final class RegisterCrossCheck {
    private RegisterCrossCheck() {}

    static void check(List<Node> entries, Section.Notes notes) {
        Map<String, Node> ids = ids(entries, "linkage", notes);
        folders(entries, notes);
        for (Node entry : entries) {
            YamlTree.child(entry, "answers")
                    .map(YamlTree::items)
                    .orElse(List.of())
                    .forEach(answer -> answered(answer, ids, notes));
            YamlTree.child(entry, "follows")
                    .map(YamlTree::items)
                    .orElse(List.of())
                    .forEach(followed -> named("follows", followed, ids, notes));
        }
    }

    /** Entries by their ids, an id that stands twice noted. */
    static Map<String, Node> ids(List<Node> entries, String noun, Section.Notes notes) {
        Map<String, Node> ids = new HashMap<>();
        for (Node entry : entries) {
            YamlTree.child(entry, "id").filter(YamlTree::isText).ifPresent(id -> {
                Node first = ids.putIfAbsent(YamlTree.text(id), entry);
                if (first != null) {
                    notes.add(
                            id,
                            "id '" + YamlTree.text(id) + "' is that of line " + YamlTree.line(first) + " as well",
                            "give each " + noun + " its own id");
                }
            });
        }
        return ids;
    }

    private static void folders(List<Node> entries, Section.Notes notes) {
        Map<String, Node> places = new HashMap<>();
        for (Node entry : entries) {
            YamlTree.child(entry, "endpoint")
                    .ifPresent(endpoint -> place(endpoint).ifPresent(place -> {
                        Node first = places.putIfAbsent(place, endpoint);
                        if (first != null) {
                            notes.add(
                                    endpoint,
                                    "the folder is that of line " + YamlTree.line(first) + " as well",
                                    "give each linkage its own folder");
                        }
                    }));
        }
    }

    private static Optional<String> place(Node endpoint) {
        Optional<Node> sftp = YamlTree.child(endpoint, "sftp");
        Optional<String> folder = YamlTree.childText(sftp.orElse(endpoint), "folder")
                .map(text -> text.replaceAll("/{2,}", "/").replaceAll("(?<=.)/$", ""));
        return sftp.isEmpty()
                ? folder
                : folder.map(path ->
                        "sftp://" + YamlTree.childText(sftp.get(), "host").orElse("") + ":"
                                + YamlTree.childText(sftp.get(), "port").orElse("22") + " " + path);
    }

    private static void answered(Node answer, Map<String, Node> ids, Section.Notes notes) {
        named("answers", answer, ids, notes)
                .filter(entry ->
                        "none".equals(YamlTree.childText(entry, "deadline").orElse("")))
                .ifPresent(entry -> notes.add(
                        answer,
                        "'answers' names '" + YamlTree.text(answer) + "', which expects none",
                        "give that linkage a deadline"));
    }

    /** The outbound linkage that an item of the key names. */
    private static Optional<Node> named(String key, Node item, Map<String, Node> ids, Section.Notes notes) {
        String id = YamlTree.text(item);
        Node entry = ids.get(id);
        if (entry == null) {
            notes.add(
                    item,
                    "'" + key + "' names an unknown linkage '" + id + "'",
                    Spelling.didYouMean(id, ids.keySet(), "name the id of an outbound linkage of this register"));
            return Optional.empty();
        }
        if (!"out".equals(YamlTree.childText(entry, "direction").orElse(""))) {
            notes.add(item, "'" + key + "' names '" + id + "', which is not outbound", "name an outbound linkage");
            return Optional.empty();
        }
        return Optional.of(entry);
    }

    /** Whether an outbound linkage stays within the row under which it hands over. */
    static void provision(Node entry, Linkage linkage, Provisions provisions, Section.Notes notes) {
        if (linkage.provision().isEmpty()) {
            return;
        }
        String id = linkage.provision().get();
        Optional<Provision> row = provisions.find(id);
        if (row.isEmpty()) {
            List<String> ids = provisions.rows().stream().map(Provision::id).toList();
            notes.add(
                    value(entry, "provision"),
                    "'provision' names an unknown row '" + id + "'",
                    Spelling.didYouMean(id, ids, "name the id of a row of the provision matrix"));
            return;
        }
        for (Provision.Misfit misfit : row.get().misfits(linkage)) {
            notes.add(value(entry, misfit.key()), misfit.what(), misfit.mend());
        }
    }

    /** The value at a path of keys, parted by dots, or the entry itself. */
    private static Node value(Node entry, String path) {
        Optional<Node> value = Optional.of(entry);
        for (String key : path.split("\\.")) {
            value = value.flatMap(map -> YamlTree.child(map, key));
        }
        return value.orElse(entry);
    }
}
