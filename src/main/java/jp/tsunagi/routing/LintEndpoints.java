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
import jp.tsunagi.register.Register;
import jp.tsunagi.register.Spelling;
import jp.tsunagi.register.YamlTree;
import org.yaml.snakeyaml.nodes.Node;

/** Checks where routes read from and send to. */
final class LintEndpoints {
    // Not jdbc: SQL that stands in a route would be none of those that are read word by word.
    private static final Set<String> COMPONENTS = Set.of("direct", "seda", "file", "sftp", "bean", "quartz");
    private static final Set<String> OUTSIDE_BUSINESS = Set.of("timer");
    private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Pattern QUEUE = Pattern.compile("(direct|seda):(?://)?([^?]+).*", Pattern.DOTALL);
    private static final Pattern OWN_FOLDER = Pattern.compile("file:(//)?\\{\\{(?!.*\\.\\.).*", Pattern.DOTALL);
    private static final String OWN = "${tsunagi.data}";
    private static final Pattern OWN_SETTING = Pattern.compile("\\$\\{tsunagi\\.data}(/(?!.*\\.\\.)[^$]*)?");
    private static final Pattern OF_MESSAGE =
            Pattern.compile("\\$(?:simple)?\\{(in\\.)?(headers?|body|bodyAs|mandatoryBodyAs)\\b");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]+)}}");

    /** What stands behind the component in a URI, under the names that it has as parameters. */
    private static final Map<String, List<String>> PATHS = Map.of(
            "direct", List.of("name"),
            "seda", List.of("name"),
            "file", List.of("directoryName"),
            "sftp", List.of("host", "port", "directoryName"),
            "bean", List.of("beanName"),
            "log", List.of("loggerName"),
            "quartz", List.of("groupName", "triggerName"),
            "timer", List.of("timerName"));

    private final List<LintEndpoint> uses;
    private final boolean all;
    private final Register register;
    private final Map<String, String> settings;
    private final LintReport report;

    /**
     * Checks the endpoints of route files.
     *
     * @param all whether these are all files; else who reads a queue may stand in one that cannot be read
     * @param settings what a site's settings say, by their names
     */
    LintEndpoints(
            List<LintFile> files, boolean all, Register register, Map<String, String> settings, LintReport report) {
        this.uses = files.stream().flatMap(LintEndpoints::uses).toList();
        this.all = all;
        this.register = register;
        this.settings = settings;
        this.report = report;
    }

    void check() {
        uses.forEach(this::component);
        uses.forEach(this::notation);
        queues();
    }

    private static Stream<LintEndpoint> uses(LintFile file) {
        return file.elements().stream().flatMap(element -> uses(file, element));
    }

    private static Stream<LintEndpoint> uses(LintFile file, LintElement element) {
        return switch (element.definition()) {
            case "FromDefinition", "RouteFromDefinitionDeserializer" -> endpoint(file, element, true);
            case "ToDefinition", "ToDynamicDefinition", "WireTapDefinition", "PollDefinition" ->
                endpoint(file, element, false);
            case "TemplatedRouteDefinition" -> arguments(file, element);
            case "EnrichDefinition",
                    "PollEnrichDefinition",
                    "RecipientListDefinition",
                    "RoutingSlipDefinition",
                    "DynamicRouterDefinition" -> computed(file, element);
            default ->
                element.name().equals("deadLetterUri")
                        ? Stream.of(new LintEndpoint(
                                file, element.value(), YamlTree.text(element.value()), element.value(), false, false))
                        : Stream.empty();
        };
    }

    private static Stream<LintEndpoint> endpoint(LintFile file, LintElement element, boolean consumes) {
        Node node = YamlTree.child(element.value(), "uri").orElse(element.value());
        return YamlTree.isText(node)
                ? Stream.of(new LintEndpoint(
                        file,
                        node,
                        uri(YamlTree.text(node), element.value()),
                        element.value(),
                        consumes,
                        consumes || element.is("PollDefinition")))
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

    /** A template's route may begin or end with what it is given. */
    private static Stream<LintEndpoint> arguments(LintFile file, LintElement templated) {
        return YamlTree.child(templated.value(), "parameters").stream()
                .flatMap(parameters -> YamlTree.items(parameters).stream())
                .flatMap(parameter -> YamlTree.child(parameter, "value").stream())
                .filter(value -> SCHEME.matcher(YamlTree.text(value)).matches())
                .map(value -> new LintEndpoint(file, value, YamlTree.text(value), value, false, true));
    }

    /** A step that makes endpoints of an expression's value, several with commas between. */
    private static Stream<LintEndpoint> computed(LintFile file, LintElement step) {
        Node holder = YamlTree.child(step.value(), "expression").orElse(step.value());
        Optional<Node> visible = Stream.of("constant", "simple")
                .flatMap(language -> YamlTree.child(holder, language).stream())
                .map(value -> YamlTree.child(value, "expression").orElse(value))
                .filter(YamlTree::isText)
                .findFirst();
        String uris = visible.map(YamlTree::text).orElse("${" + step.name() + "}");
        return Arrays.stream(uris.split(","))
                .map(uri -> new LintEndpoint(
                        file,
                        visible.orElse(step.key()),
                        uri.strip(),
                        step.value(),
                        false,
                        step.is("PollEnrichDefinition")));
    }

    private void component(LintEndpoint use) {
        if (isTheHubs(use)) {
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
        } else if (OF_MESSAGE.matcher(use.uri()).find()) {
            report.error(
                    use.file(),
                    use.node(),
                    "the target is made of what stands in the message",
                    "name it, or let a {{placeholder}} or a property that the route sets choose");
        } else if (name.equals("sftp")) {
            LintFiles.server(use, report);
        } else if (name.equals("file")) {
            folder(use);
        } else if (name.equals("bean")) {
            LintBeans.bean(use.file(), use.node(), beanOf(use.uri()), report);
        }
    }

    private static String beanOf(String uri) {
        return uri.replaceFirst("bean:(//)?", "").replaceFirst("\\?.*", "");
    }

    private void folder(LintEndpoint use) {
        if (!OWN_FOLDER.matcher(use.uri()).matches()) {
            report.error(
                    use.file(),
                    use.node(),
                    "a folder outside the hub's own",
                    "begin it with a declared {{placeholder}}, without '..'");
        }
        Matcher first = PLACEHOLDER.matcher(use.uri());
        if (first.find()
                && !OWN_SETTING
                        .matcher(settings.getOrDefault(first.group(1).strip(), OWN))
                        .matches()) {
            report.error(
                    use.file(),
                    use.node(),
                    "setting '" + first.group(1).strip() + "' names a folder outside the hub's own",
                    "begin its value with " + OWN + "; folders of others are named in the register");
        }
        LintFiles.folder(use, report);
    }

    /** What the register says, or what a step or template of the hub's own is given. A setting could hold any component. */
    private boolean isTheHubs(LintEndpoint use) {
        Matcher placeholder = PLACEHOLDER.matcher(use.uri());
        if (placeholder.matches()) {
            String name = placeholder.group(1);
            return RegisterProperties.isOf(register, name)
                    || (use.file().isHub() && use.file().templateParameters().contains(name));
        }
        return use.file().isHub() && use.uri().startsWith("${exchangeProperty.");
    }

    private static Set<String> allowed(LintFile file) {
        Set<String> allowed = new TreeSet<>(COMPONENTS);
        if (!file.isBusiness()) {
            allowed.addAll(OUTSIDE_BUSINESS);
        }
        return allowed;
    }

    private void notation(LintEndpoint use) {
        if (use.uri().contains("?")) {
            report.warning(use.file(), use.node(), "options within the uri", "write them as a map under 'parameters:'");
        }
    }

    private void queues() {
        Map<String, LintEndpoint> consumers = new HashMap<>();
        for (LintEndpoint use : uses) {
            if (use.consumes()) {
                queue(use).ifPresent(name -> consumer(name, use, consumers));
            }
        }
        for (LintEndpoint use : uses) {
            if (all && !use.consumes()) {
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

    private static Optional<String> queue(LintEndpoint use) {
        Matcher matcher = QUEUE.matcher(use.uri());
        return matcher.matches() ? Optional.of(matcher.group(1) + ":" + matcher.group(2)) : Optional.empty();
    }

    private void consumer(String name, LintEndpoint use, Map<String, LintEndpoint> consumers) {
        LintEndpoint first = consumers.putIfAbsent(name, use);
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
