package jp.tsunagi.routing;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.tsunagi.register.YamlTree;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Keeps headers by which Camel itself is steered ({@code CamelFileName}, {@code CamelJaxbPartClass} …) from being made of
 * what comes from outside.
 */
final class LintHeaders {
    /** Formats that take headers out of what they unpack. */
    private static final Set<String> UNPACKING = Set.of("zipFile", "tarFile", "mimeMultipart");

    private static final Pattern OF_THE_HUB = Pattern.compile("(\\$\\{exchangeProperty\\.[^}]+}|[^$]*)*");

    private LintHeaders() {}

    static void check(LintFile file, LintReport report) {
        file.elements().forEach(element -> {
            switch (element.definition()) {
                case "SetHeaderDefinition" -> set(file, element.key(), element.value(), report);
                case "SetHeadersDefinition" ->
                    YamlTree.child(element.value(), "headers").stream()
                            .flatMap(headers -> YamlTree.items(headers).stream())
                            .forEach(header -> set(file, header, header, report));
                case "ConvertHeaderDefinition" -> {
                    if (Stream.of("name", "toName").anyMatch(name -> isCamels(element.value(), name))) {
                        refuse(file, element.key(), report);
                    }
                }
                case "UnmarshalDefinition" ->
                    UNPACKING.stream()
                            .flatMap(format -> YamlTree.child(element.value(), format).stream())
                            .forEach(format -> report.error(
                                    file,
                                    element.key(),
                                    "what is unpacked brings headers of Camel's own along",
                                    "let a bean unpack it"));
                default -> {}
            }
        });
    }

    private static void set(LintFile file, Node place, Node header, LintReport report) {
        boolean trusted = file.isHub() && isOfTheHub(header) && !isComputed(header, "name");
        if (isCamels(header, "name") && !trusted) {
            refuse(file, place, report);
        }
    }

    private static void refuse(LintFile file, Node place, LintReport report) {
        report.error(
                file,
                place,
                "a header of Camel's own is set",
                "give it another name; by 'Camel…' whoever writes the message steers where it goes");
    }

    /** Also one whose name only the message tells. Camel knows no case in them. */
    private static boolean isCamels(Node header, String key) {
        String name = YamlTree.childText(header, key).orElse("");
        return name.toLowerCase(Locale.ROOT).startsWith("camel") || isComputed(header, key);
    }

    private static boolean isComputed(Node header, String key) {
        String name = YamlTree.childText(header, key).orElse("");
        return name.contains("${") || name.contains("{{");
    }

    private static boolean isOfTheHub(Node header) {
        Node holder = YamlTree.child(header, "expression").orElse(header);
        return Stream.of("simple", "constant")
                .flatMap(language -> YamlTree.child(holder, language).stream())
                .map(value -> YamlTree.text(YamlTree.child(value, "expression").orElse(value)))
                .anyMatch(text -> OF_THE_HUB.matcher(text).matches());
    }
}
