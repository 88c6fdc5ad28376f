package jp.tsunagi.register;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Reads and checks the provision matrix, {@code config/provisions.yaml}. All mistakes are found at once. */
public final class ProvisionsReader {
    private static final Set<String> KEYS = Set.of(
            "id", "kind", "to", "legalBasis", "use", "information", "headcount", "scope", "method", "timing", "rules");
    private static final Set<String> RULES = Set.of("via", "carries", "endpoints", "minimumAge", "from", "until");

    private ProvisionsReader() {}

    /** The matrix of a file, or every mistake in it, by line. */
    public static ProvisionsReading read(Path file) {
        Section.Notes notes = new Section.Notes(file);
        Optional<Provisions> provisions =
                YamlFile.read(notes, "'information:' and 'provisions:'").flatMap(root -> provisions(root, notes));
        if (notes.findings().isEmpty()) {
            return new ProvisionsReading(provisions, List.of());
        }
        notes.findings().sort(Comparator.comparingInt(RegisterFinding::line));
        return new ProvisionsReading(Optional.empty(), notes.findings());
    }

    private static Optional<Provisions> provisions(Node root, Section.Notes notes) {
        return Section.of(root, "the provision matrix", Set.of("information", "provisions"), notes)
                .map(top -> {
                    Map<String, Bilingual> information = information(top, notes);
                    List<Node> entries = top.entries("provisions");
                    List<Provision> rows = new ArrayList<>();
                    for (Node entry : entries) {
                        Section.of(entry, "the row", KEYS, notes)
                                .ifPresent(section -> rows.add(row(section, information.keySet())));
                    }
                    RegisterCrossCheck.ids(entries, "row", notes);
                    return new Provisions(information, rows);
                });
    }

    private static Map<String, Bilingual> information(Section top, Section.Notes notes) {
        Map<String, Bilingual> information = new LinkedHashMap<>();
        Node names = top.need("information");
        if (names != null && YamlTree.tuples(names).isEmpty()) {
            top.note(names, "'information' names nothing", "write a name with '{ ja: …, en: … }' for each kind");
        }
        for (NodeTuple tuple : YamlTree.tuples(names)) {
            String name = YamlTree.text(tuple.getKeyNode());
            Section.of(tuple.getValueNode(), name, Set.of("ja", "en"), notes)
                    .ifPresent(texts -> information.put(name, new Bilingual(texts.text("ja"), texts.text("en"))));
        }
        return information;
    }

    private static Provision row(Section row, Set<String> information) {
        Section rules = row.section("rules", RULES);
        return new Provision(
                row.value("id", "write lower-case words with hyphens, as in transfer-18", LinkageReader::id),
                row.value(
                        "kind",
                        "write provision, transfer, entrustment or internal",
                        LinkageReader.choice("kind", Provision.Kind.class)),
                LinkageReader.bilingual(row, "to"),
                row.text("legalBasis"),
                row.text("use"),
                row.text("information"),
                row.text("headcount"),
                row.text("scope"),
                row.text("method"),
                row.text("timing"),
                rules == null ? null : rules(rules, information));
    }

    private static ProvisionRules rules(Section rules, Set<String> information) {
        Optional<LocalDate> from = date(rules, "from");
        Optional<LocalDate> until = date(rules, "until");
        if (from.isPresent() && until.filter(from.get()::isAfter).isPresent()) {
            rules.note(rules.need("until"), "'until' lies before 'from'", "mend one of them; the row is never valid");
        }
        return new ProvisionRules(
                rules.optional("via", "write the party as in the linkage's parties", Function.identity()),
                names(rules, "carries", information),
                names(rules, "endpoints", Endpoint.KINDS),
                rules.optional("minimumAge", "write a number of years from 1 to 120", ProvisionsReader::age)
                        .map(OptionalInt::of)
                        .orElseGet(OptionalInt::empty),
                from,
                until);
    }

    private static Optional<LocalDate> date(Section rules, String key) {
        return rules.optional(key, "write a day as 2026-04-01", text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(key + " '" + text + "' is no day", e);
            }
        });
    }

    private static Integer age(String text) {
        if (!text.matches("[1-9]\\d{0,2}") || Integer.parseInt(text) > 120) {
            throw new IllegalArgumentException("minimumAge '" + text + "' is no age");
        }
        return Integer.valueOf(text);
    }

    private static SortedSet<String> names(Section rules, String key, Set<String> known) {
        SortedSet<String> names = new TreeSet<>();
        for (Node item : rules.someItems(key)) {
            String name = YamlTree.text(item);
            if (!known.contains(name)) {
                rules.note(
                        item,
                        "unknown name '" + name + "' in " + key,
                        Spelling.didYouMean(name, known, "known here: " + String.join(", ", new TreeSet<>(known))));
            }
            names.add(name);
        }
        return names;
    }
}
