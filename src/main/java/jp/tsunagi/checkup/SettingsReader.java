package jp.tsunagi.checkup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.numbers.PayerNumber;
import jp.tsunagi.register.YamlTree;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a linkage's settings; a mistake is told with its line. */
final class SettingsReader {
    private static final Set<String> KEYS = Set.of(
            "interactionType",
            "serviceEventType",
            "sender",
            "receiver",
            "payer",
            "reportCategory",
            "program",
            "section",
            "makingOrganization");
    private static final Set<String> PARTY = Set.of("kind", "number");
    private static final Set<String> ORGANIZATION = Set.of("code", "name", "telephone", "postNumber", "address");
    private static final int ADDRESS_BYTES = 80;

    private final Path file;
    private final CodeLists lists;

    SettingsReader(Path file, CodeLists lists) {
        this.file = file;
        this.lists = lists;
    }

    SubmissionSettings read() {
        Node top = checked(compose(), "the settings", KEYS);
        return new SubmissionSettings(
                code(top, "interactionType", "1101"),
                code(top, "serviceEventType", "1103"),
                party(top, "sender"),
                party(top, "receiver"),
                text(top, "payer", SettingsReader::isPayer, "a 公費負担者番号 of 生活保護: 8 digits, 12 first, check digit last"),
                text(top, "reportCategory", text -> text.matches("10|4[0-4]"), "10 or 40 to 44"),
                code(top, "program", "1002"),
                code(top, "section", "1010"),
                organization(top));
    }

    private static boolean isPayer(String text) {
        return PayerNumber.isValid(text) && PayerNumber.isPublicAssistance(text);
    }

    private SubmissionSettings.Party party(Node top, String key) {
        Node party = checked(child(top, key), key, PARTY);
        String root = switch (text(party, "kind", text -> true, "insurer or agency")) {
            case "insurer" -> Oids.INSURER;
            case "agency" -> Oids.AGENCY;
            default -> throw invalid(child(party, "kind"), "kind is neither insurer nor agency");
        };
        return new SubmissionSettings.Party(root, digits(party, "number", 8));
    }

    private SubmissionSettings.MakingOrganization organization(Node top) {
        Node organization = checked(child(top, "makingOrganization"), "makingOrganization", ORGANIZATION);
        return new SubmissionSettings.MakingOrganization(
                digits(organization, "code", 10),
                text(organization, "name", text -> !text.isBlank(), "a name"),
                text(organization, "telephone", text -> text.matches("[0-9-]{1,15}"), "digits and hyphens"),
                digits(organization, "postNumber", 7),
                text(
                        organization,
                        "address",
                        text -> Width.bytes(Width.address(text)) <= ADDRESS_BYTES,
                        "40 full-width characters at most"));
    }

    private String code(Node map, String key, String list) {
        Set<String> codes = lists.codes(list);
        return text(map, key, codes::contains, "one of " + codes + ", in quotes");
    }

    private String digits(Node map, String key, int count) {
        return text(map, key, text -> text.matches("[0-9]{" + count + "}"), count + " digits, in quotes");
    }

    private String text(Node map, String key, Predicate<String> right, String what) {
        Node value = child(map, key);
        String text = YamlTree.text(value);
        if (text.isBlank() || !right.test(text)) {
            throw invalid(value, "'" + key + "' must be " + what);
        }
        return text;
    }

    private Node child(Node map, String key) {
        return YamlTree.child(map, key)
                .orElseThrow(() -> invalid(map, "key '" + key + "' is missing; add '" + key + ":'"));
    }

    private Node checked(Node map, String name, Set<String> keys) {
        if (YamlTree.tuples(map).isEmpty()) {
            throw invalid(map, name + " is not a map; write the keys " + new TreeSet<>(keys) + " below it");
        }
        YamlTree.tuples(map).forEach(tuple -> {
            if (!keys.contains(YamlTree.text(tuple.getKeyNode()))) {
                throw invalid(
                        tuple.getKeyNode(),
                        "unknown key '" + YamlTree.text(tuple.getKeyNode()) + "' in " + name + "; known here: "
                                + new TreeSet<>(keys));
            }
        });
        return map;
    }

    private Node compose() {
        try {
            Node root = YamlTree.compose(Files.readString(file))
                    .orElseThrow(() -> invalid(1, "the file is empty; write the keys " + new TreeSet<>(KEYS), null));
            YamlTree.duplicateKeys(root).stream().findFirst().ifPresent(key -> {
                throw invalid(key, "key '" + YamlTree.text(key) + "' stands twice; keep one of them");
            });
            return root;
        } catch (YamlTree.Broken e) {
            throw invalid(e.line(), "broken YAML: look at the indentation and quotes here and above", e);
        } catch (IOException e) {
            throw invalid(1, "cannot be read; put the settings there, in UTF-8", e);
        }
    }

    private HubException invalid(Node node, String what) {
        return invalid(YamlTree.line(node), what, null);
    }

    private HubException invalid(int line, String what, Exception cause) {
        return new HubException(ErrorCode.MAPPING_INVALID, file + ":" + line + ": " + what, cause);
    }
}
