package jp.tsunagi.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.tsunagi.register.YamlTree;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * Compares route files with the steps that ran: which route, template or policy has none of them, and which single step is
 * not among them. A policy without steps counts as run with any route that names it.
 */
final class NeverRun {
    private static final Map<String, String> KINDS =
            Map.of("route", "route", "routeTemplate", "template", "routeConfiguration", "policy");

    /** One entry of a route file. */
    private record Part(String file, String kind, String id, int line, Set<String> policies, List<Step> steps) {}

    /** @param id its kind where it has none */
    private record Step(String id, int line) {}

    private final Path routes;
    private final Set<String> ran;

    /** @param ran {@code file:line} below the folder of routes */
    NeverRun(Path routes, Set<String> ran) {
        this.routes = routes;
        this.ran = Set.copyOf(ran);
    }

    /** One line each: {@code routes/…:line: what was never run}. */
    List<String> lines() throws IOException {
        List<Part> parts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(routes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                parts.addAll(parts(file));
            }
        }
        Set<String> policies = new HashSet<>();
        parts.stream().filter(this::hasRun).forEach(part -> policies.addAll(part.policies()));
        List<String> lines = new ArrayList<>();
        for (Part part : parts) {
            if (hasRun(part)) {
                part.steps().stream()
                        .filter(step -> !hasRun(part, step))
                        .forEach(step -> lines.add(
                                line(part, step.line(), "step '" + step.id() + "' of " + part.kind(), part.id())));
            } else if (!part.steps().isEmpty() || !policies.contains(part.id())) {
                lines.add(line(part, part.line(), part.kind(), part.id()));
            }
        }
        return lines;
    }

    private static String line(Part part, int line, String what, String id) {
        return "routes/" + part.file() + ":" + line + ": " + what + " '" + id + "' was never run";
    }

    private boolean hasRun(Part part) {
        return part.steps().stream().anyMatch(step -> hasRun(part, step));
    }

    private boolean hasRun(Part part, Step step) {
        return ran.contains(part.file() + ":" + step.line());
    }

    private List<Part> parts(Path path) throws IOException {
        String file = routes.relativize(path).toString();
        List<Part> parts = new ArrayList<>();
        try {
            for (Node item :
                    YamlTree.items(YamlTree.compose(Files.readString(path)).orElseThrow())) {
                NodeTuple entry = ((MappingNode) item).getValue().get(0);
                parts.add(part(file, entry.getKeyNode(), entry.getValueNode()));
            }
        } catch (YamlTree.Broken e) {
            throw new IOException(file + " is no YAML", e);
        }
        return parts;
    }

    private static Part part(String file, Node key, Node value) {
        List<Step> steps = new ArrayList<>();
        Set<String> policies = new HashSet<>();
        YamlTree.walk(value, node -> {
            YamlTree.childText(node, "routeConfigurationId")
                    .map(ids -> List.of(ids.split(",")))
                    .ifPresent(policies::addAll);
            YamlTree.child(node, "steps").map(YamlTree::items).orElse(List.of()).forEach(item -> steps.add(step(item)));
        });
        String kind = KINDS.getOrDefault(YamlTree.text(key), YamlTree.text(key));
        return new Part(file, kind, YamlTree.childText(value, "id").orElse("?"), YamlTree.line(key), policies, steps);
    }

    private static Step step(Node item) {
        NodeTuple entry = ((MappingNode) item).getValue().get(0);
        String id = YamlTree.childText(entry.getValueNode(), "id").orElse(YamlTree.text(entry.getKeyNode()));
        return new Step(id, YamlTree.line(entry.getKeyNode()));
    }
}
