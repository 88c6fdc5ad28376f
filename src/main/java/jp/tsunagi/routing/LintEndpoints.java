package jp.tsunagi.routing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.tsunagi.register.Spelling;
import jp.tsunagi.register.YamlTree;
import org.yaml.snakeyaml.nodes.Node;

/** Checks where routes read from and send to. */
final class LintEndpoints {
    private static final Set<String> COMPONENTS =
            Set.of("direct", "seda", "file", "sftp", "jdbc", "bean", "log", "quartz");
    private static final Set<String> OUTSIDE_BUSINESS = Set.of("timer");
    private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Pattern QUEUE = Pattern.compile("(direct|seda):(?://)?([^?]+).*", Pattern.DOTALL);
    private static final Pattern ESCAPE = Pattern.compile("file:(//)?(/|~|[A-Za-z]:[/\\\\]|.*\\.\\.).*");

    /** What stands behind the component in a URI, under the names that it has as parameters. */
    private static final Map<String, List<String>> PATHS = Map.of(
            "direct", List.of("name"),
            "seda", List.of("name"),
            "file", List.of("directoryName"),
            "sftp", List.of("host", "port", "directoryName"),
            "jdbc", List.of("dataSourceName"),
            "bean", List.of("beanName"),
            "log", List.of("loggerName"),
            "quartz", List.of("groupName", "triggerName"),
            "timer", List.of("timerName"));

    /** One use of an endpoint. */
    private record Use(LintFile file, Node node, String uri, Node options, boolean consumes) {}

    private final List<Use> uses;
    private final LintReport report;

    LintEndpoints(List<LintFile> files, LintReport report) {
        this.uses = files.stream().flatMap(LintEndpoints::uses).toList();
        this.report = report;
    }

    void check() {
        uses.forEach(this::component);
        uses.forEach(this::notation);
        queues();
    }

    private static Stream<Use> uses(LintFile file) {
        return file.elements().stream().flatMap(element -> uses(file, element));
    }

    private static Stream<Use> uses(LintFile file, LintElement element) {
        return switch (element.definition()) {
            case "FromDefinition", "RouteFromDefinitionDeserializer" -> endpoint(file, element, true);
            case "ToDefinition", "ToDynamicDefinition", "WireTapDefinition", "PollDefinition" ->
                endpoint(file, element, false);
            case "EnrichDefinition",
                    "PollEnrichDefinition",
                    "RecipientListDefinition",
                    "RoutingSlipDefinition",
                    "DynamicRouterDefinition" -> computed(file, element);
            default ->
                element.name().equals("deadLetterUri")
                        ? Stream.of(
                                new Use(file, element.value(), YamlTree.text(element.value()), element.value(), false))
                        : Stream.empty();
        };
    }

    private static Stream<Use> endpoint(LintFile file, LintElement element, boolean consumes) {
        Node node = YamlTree.child(element.value(), "uri").orElse(element.value());
        return YamlTree.isText(node)
                ? Stream.of(new Use(file, node, uri(YamlTree.text(node), element.value()), element.value(), consumes))
                : Stream.empty();
    }

    /** Designers write {@code uri: direct} and {@code parameters: { name: x }} for {@code direct:x}. */
    private static String uri(String written, Node options) {
        Optional<Node> parameters = YamlTree.child(options, "parameters");
        List<String> path = PATHS.getOrDefault(written, List.of()).stream()
                .flatMap(name -> parameters.flatMap(map -> YamlTree.childText(map, name)).stream())
                .toList();
        return path.isEmpty() ? written : written + ":" + String.join("/", path);
    }

    /** A step that makes endpoints of an expression's value, several with commas between. */
    private static Stream<Use> computed(LintFile file, LintElement step) {
        Node holder = YamlTree.child(step.value(), "expression").orElse(step.value());
        Optional<Node> visible = Stream.of("constant", "simple")
                .flatMap(language -> YamlTree.child(holder, language).stream())
                .map(value -> YamlTree.child(value, "expression").orElse(value))
                .filter(YamlTree::isText)
                .findFirst();
        String uris = visible.map(YamlTree::text).orElse("${" + step.name() + "}");
        return Arrays.stream(uris.split(","))
                .map(uri -> new Use(file, visible.orElse(step.key()), uri.strip(), step.value(), false));
    }

    private void component(Use use) {
        if (isDeclared(use)) {
            return;
        }
        Matcher scheme = SCHEME.matcher(use.uri());
        if (!scheme.matches() || use.uri().contains("+language:")) {
            report.error(
                    use.file(),
                    use.node(),
                    "'" + use.uri() + "' does not show its component",
                    "begin with the component, such as 'file:', so that it can be checked");
            return;
        }
        String name = scheme.group(1);
        if (!allowed(use.file()).contains(name)) {
            report.error(
                    use.file(),
                    use.node(),
                    "component '" + name + "' is not allowed here",
                    Spelling.didYouMean(
                            name,
                            allowed(use.file()),
                            "allowed: " + String.join(", ", new TreeSet<>(allowed(use.file())))));
        } else if (name.equals("sftp")) {
            sftp(use);
        } else if (ESCAPE.matcher(use.uri()).matches()) {
            report.error(
                    use.file(),
                    use.node(),
                    "a folder outside the hub's own",
                    "begin it with a declared {{placeholder}}, without '..'");
        }
    }

    /** A setting, which LintReferences sees to, or what a step of the hub's own made of the register. */
    private static boolean isDeclared(Use use) {
        return use.uri().startsWith("{{") || (use.file().isHub() && use.uri().startsWith("${exchangeProperty."));
    }

    private static Set<String> allowed(LintFile file) {
        Set<String> allowed = new TreeSet<>(COMPONENTS);
        if (!file.isBusiness()) {
            allowed.addAll(OUTSIDE_BUSINESS);
        }
        return allowed;
    }

    private void sftp(Use use) {
        Optional<Node> strict = parameter(use, "strictHostKeyChecking");
        String strictness = strict.map(YamlTree::text).orElse(query(use, "strictHostKeyChecking"));
        if (!strictness.equals("yes")) {
            report.error(
                    use.file(),
                    strict.orElse(use.node()),
                    "sftp without strictHostKeyChecking: \"yes\"",
                    "add it in quotes; otherwise anyone in between can play the server");
        }
        String knownHosts = parameter(use, "knownHostsFile").map(YamlTree::text).orElse(query(use, "knownHostsFile"));
        if (knownHosts.isBlank()) {
            report.error(
                    use.file(), use.node(), "sftp without knownHostsFile", "add the file that holds the server's key");
        }
    }

    private static Optional<Node> parameter(Use use, String name) {
        return YamlTree.child(use.options(), "parameters").flatMap(parameters -> YamlTree.child(parameters, name));
    }

    private static String query(Use use, String name) {
        Matcher matcher = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(use.uri());
        return matcher.find() ? matcher.group(1) : "";
    }

    private void notation(Use use) {
        if (use.uri().contains("?")) {
            report.warning(use.file(), use.node(), "options within the uri", "write them as a map under 'parameters:'");
        }
    }

    private void queues() {
        Map<String, Use> consumers = new HashMap<>();
        for (Use use : uses) {
            if (use.consumes()) {
                queue(use).ifPresent(name -> consumer(name, use, consumers));
            }
        }
        for (Use use : uses) {
            if (!use.consumes()) {
                queue(use)
                        .filter(name -> consumers.keySet().stream().noneMatch(read -> meet(name, read)))
                        .ifPresent(name -> report.error(
                                use.file(),
                                use.node(),
                                "nobody reads '" + name + "'",
                                Spelling.didYouMean(name, consumers.keySet(), "add a route that begins with it")));
            }
        }
    }

    private static Optional<String> queue(Use use) {
        Matcher matcher = QUEUE.matcher(use.uri());
        return matcher.matches() ? Optional.of(matcher.group(1) + ":" + matcher.group(2)) : Optional.empty();
    }

    private void consumer(String name, Use use, Map<String, Use> consumers) {
        Use first = consumers.putIfAbsent(name, use);
        if (first != null) {
            report.error(
                    use.file(),
                    use.node(),
                    "'" + name + "' is read in " + first.file().path() + " as well",
                    "let one route read it");
        }
    }

    /** Whether two names can be one; placeholders of either may stand for anything. */
    private static boolean meet(String sent, String read) {
        return sent.equals(read)
                || anything(sent).matcher(read).matches()
                || anything(read).matcher(sent).matches();
    }

    private static Pattern anything(String name) {
        return Pattern.compile(Pattern.quote(name).replaceAll("\\$?\\{.*?}+", Matcher.quoteReplacement("\\E.+\\Q")));
    }
}
