package jp.tsunagi.routing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Register;
import jp.tsunagi.register.Spelling;
import jp.tsunagi.register.YamlTree;
import org.yaml.snakeyaml.nodes.Node;

/** Checks what routes, configurations and templates are called, and that the register knows them. */
final class LintNames {
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]");
    private static final String ROUTE = "RouteDefinition";
    private static final String CONFIGURATION = "RouteConfigurationDefinition";
    private static final String TEMPLATE = "RouteTemplateDefinition";
    private static final String TEMPLATED = "TemplatedRouteDefinition";

    private final List<LintFile> files;
    private final boolean all;
    private final Register register;
    private final LintReport report;
    private final Set<String> configurations;

    /** @param all whether these are all files; else what seems to be missing may stand in one that cannot be read */
    LintNames(List<LintFile> files, boolean all, Register register, LintReport report) {
        this.files = files;
        this.all = all;
        this.register = register;
        this.report = report;
        this.configurations = files.stream()
                .flatMap(file -> file.all(CONFIGURATION))
                .map(LintNames::id)
                .collect(Collectors.toSet());
    }

    void check() {
        for (LintFile file : files) {
            kinds(file);
            oneRoute(file);
            file.all(ROUTE, CONFIGURATION, TEMPLATE).forEach(element -> described(file, element));
            file.all(ROUTE).forEach(route -> configured(file, route));
            file.all(TEMPLATE).forEach(template -> template(file, template));
        }
        unique(ROUTE, TEMPLATED);
        unique(CONFIGURATION);
        unique(TEMPLATE);
        uniqueSteps();
        linkages();
    }

    private void kinds(LintFile file) {
        for (LintElement element : top(file).toList()) {
            switch (element.name()) {
                case "route", "templatedRoute" -> {}
                case "routeConfiguration", "routeTemplate" -> {
                    if (!file.isHub()) {
                        report.error(
                                file,
                                element.key(),
                                "'" + element.name() + "' stands outside _hub/",
                                "move it to a file in _hub/, where it is seen to hold for every route");
                    }
                }
                case "from" ->
                    report.error(
                            file,
                            element.key(),
                            "a route without a name",
                            "write '- route:' with id, and 'from:' below");
                default ->
                    report.error(
                            file,
                            element.key(),
                            "'" + element.name() + "' stands at the top of a route file",
                            "put it into a routeConfiguration in _hub/; beans and data formats are the hub's own");
            }
        }
    }

    private static Stream<LintElement> top(LintFile file) {
        return file.elements().stream().filter(element -> element.parent().equals(LintElement.TOP));
    }

    private void oneRoute(LintFile file) {
        List<LintElement> routes = routes(file).toList();
        for (LintElement other : routes.subList(Math.min(1, routes.size()), routes.size())) {
            report.error(file, other.key(), "a second route in one file", "give each route a file of its own");
        }
        if (!routes.isEmpty()) {
            named(file, routes.get(0));
        }
    }

    /** Routes that run: those within templates do not. */
    private static Stream<LintElement> routes(LintFile file) {
        return top(file).filter(element -> element.is(ROUTE) || element.is(TEMPLATED));
    }

    private static String id(LintElement element) {
        return YamlTree.childText(element.value(), element.is(TEMPLATED) ? "routeId" : "id")
                .orElse("");
    }

    private static Node idNode(LintElement element) {
        return YamlTree.child(element.value(), element.is(TEMPLATED) ? "routeId" : "id")
                .orElse(element.key());
    }

    private void named(LintFile file, LintElement element) {
        String id = id(element);
        if (id.isEmpty()) {
            report.error(
                    file,
                    element.key(),
                    "the " + element.name() + " has no id",
                    "add '" + (element.is(TEMPLATED) ? "routeId" : "id") + ": " + file.baseName() + "'");
        } else if (!id.equals(file.baseName())) {
            report.error(
                    file,
                    idNode(element),
                    "id '" + id + "' is not the file's name",
                    "name the file " + id + LintFile.SUFFIX + ", or the " + element.name() + " " + file.baseName());
        }
    }

    private void described(LintFile file, LintElement element) {
        if (element.parent().equals(TEMPLATE)) {
            return;
        }
        Optional<Node> description = YamlTree.child(element.value(), "description");
        String mend = "write 'description: <Japanese> / <English>'";
        if (description.isEmpty()) {
            report.error(file, element.key(), "the " + element.name() + " has no description", mend);
        } else if (!isBilingual(YamlTree.text(description.get()))) {
            report.error(file, description.get(), "the description is not in Japanese, then English", mend);
        }
    }

    private static boolean isBilingual(String description) {
        String[] parts = description.split(" / ", 2);
        return parts.length == 2
                && JAPANESE.matcher(parts[0]).find()
                && !parts[1].isBlank()
                && !JAPANESE.matcher(parts[1]).find();
    }

    private void configured(LintFile file, LintElement route) {
        if (!route.parent().equals(TEMPLATE)
                && YamlTree.childText(route.value(), "group").isEmpty()) {
            report.error(file, route.key(), "the route has no group", "add 'group:' with its domain");
        }
        Optional<Node> configuration = YamlTree.child(route.value(), "routeConfigurationId");
        if (configuration.isEmpty()) {
            report.error(
                    file,
                    route.key(),
                    "the route names no routeConfigurationId",
                    "add 'routeConfigurationId: hub-default'; without it errors go to no dead letter");
            return;
        }
        for (String name : YamlTree.text(configuration.get()).split(",", -1)) {
            if (all && configurations.stream().noneMatch(id -> matches(name.strip(), id))) {
                report.error(
                        file,
                        configuration.get(),
                        "routeConfigurationId '" + name.strip() + "' is declared in no file",
                        Spelling.didYouMean(
                                name.strip(), configurations, "declare it in _hub/; Camel would ignore it"));
            }
        }
    }

    private static boolean matches(String name, String id) {
        return name.endsWith("*") ? id.startsWith(name.substring(0, name.length() - 1)) : id.equals(name);
    }

    private void template(LintFile file, LintElement template) {
        named(file, template);
        YamlTree.child(template.value(), "from")
                .ifPresent(from -> report.error(
                        file,
                        from,
                        "the template's route names no routeConfigurationId",
                        "write 'route:' with routeConfigurationId, and 'from:' below"));
    }

    private void unique(String... definitions) {
        Map<String, LintFile> seen = new HashMap<>();
        for (LintFile file : files) {
            top(file)
                    .filter(element -> List.of(definitions).contains(element.definition()))
                    .filter(element -> !id(element).isEmpty())
                    .forEach(element -> {
                        LintFile first = seen.putIfAbsent(id(element), file);
                        if (first != null) {
                            report.error(
                                    file,
                                    idNode(element),
                                    "id '" + id(element) + "' stands in " + first.path() + " as well",
                                    "give each its own; Camel would keep only one");
                        }
                    });
        }
    }

    // Camel refuses the second, and names neither file nor line; the trace would not tell them apart.
    private void uniqueSteps() {
        Map<String, String> seen = new HashMap<>();
        for (LintFile file : files) {
            file.elements().stream()
                    .filter(element -> !element.parent().equals(LintElement.TOP)
                            && !element.name().equals("parameters"))
                    .flatMap(element -> YamlTree.child(element.value(), "id").stream())
                    .filter(YamlTree::isText)
                    .forEach(id -> {
                        String first = seen.putIfAbsent(YamlTree.text(id), file.path() + ":" + YamlTree.line(id));
                        if (first != null) {
                            report.error(
                                    file,
                                    id,
                                    "step id '" + YamlTree.text(id) + "' stands in " + first + " as well",
                                    "give each its own, beginning with the route's id");
                        }
                    });
        }
    }

    private void linkages() {
        Set<String> routes = new HashSet<>();
        for (LintFile file : files) {
            if (file.isBusiness()) {
                routes.add(file.baseName());
                // Of another name it is told already that the file has not got it.
                routes(file)
                        .filter(route -> id(route).equals(file.baseName()))
                        .forEach(route -> registered(file, route));
            }
        }
        for (Linkage linkage : register.linkages()) {
            if (all && !routes.contains(linkage.id())) {
                report.error(
                        linkage.file(),
                        linkage.line(),
                        "linkage '" + linkage.id() + "' has no route",
                        "add " + linkage.id() + LintFile.SUFFIX + " to its domain's folder in routes/");
            }
        }
    }

    private void registered(LintFile file, LintElement route) {
        String id = id(route);
        List<String> known = register.linkages().stream().map(Linkage::id).toList();
        if (known.stream().noneMatch(linkage -> id.equals(linkage) || id.startsWith(linkage + "-"))) {
            report.error(
                    file,
                    idNode(route),
                    "route '" + id + "' carries no linkage of the register",
                    Spelling.didYouMean(id, known, "register it, or name it <linkage>-<part>"));
        }
    }
}
