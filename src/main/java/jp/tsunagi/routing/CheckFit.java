package jp.tsunagi.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Layouts;
import jp.tsunagi.register.Direction;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Register;
import jp.tsunagi.register.YamlTree;
import org.yaml.snakeyaml.nodes.Node;

/** Holds the steps that check records against what the linkage's records are. Else the first record would tell. */
public final class CheckFit {
    private final Register register;
    private final Map<String, Class<?>> checks;

    /** @param checks the records that each check step takes, by the step's name */
    public CheckFit(Register register, Map<String, Class<?>> checks) {
        this.register = register;
        this.checks = Map.copyOf(checks);
    }

    /** What does not fit, route by route. */
    public List<LintFinding> check(Path routes) {
        List<LintFinding> findings = new ArrayList<>();
        try {
            for (Path route : RouteFiles.of(routes)) {
                Optional<Linkage> sending = register.find(RouteFiles.route(route))
                        .filter(linkage -> linkage.direction() == Direction.OUT && linkage.fileRule() != null);
                if (sending.isPresent()) {
                    check(route, sending.get(), findings);
                }
            }
        } catch (IOException e) {
            throw new HubException(ErrorCode.ROUTE_INVALID, routes.toString(), e);
        }
        return findings;
    }

    private void check(Path route, Linkage linkage, List<LintFinding> findings) throws IOException {
        Class<?> records = Layouts.sent(linkage.fileRule()).recordClass();
        try {
            Optional<Node> root = YamlTree.compose(Files.readString(route));
            root.ifPresent(list -> YamlTree.walk(
                    list,
                    node -> YamlTree.child(node, "ref")
                            .filter(ref -> checks.containsKey(YamlTree.text(ref)))
                            .filter(ref -> !checks.get(YamlTree.text(ref)).isAssignableFrom(records))
                            .ifPresent(ref -> findings.add(unfit(route, ref, records)))));
        } catch (YamlTree.Broken e) {
            // The lint has told it.
            return;
        }
    }

    private LintFinding unfit(Path route, Node ref, Class<?> records) {
        String fitting = checks.entrySet().stream()
                .filter(check -> check.getValue().isAssignableFrom(records))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("the check of its class");
        return new LintFinding(
                route,
                YamlTree.line(ref),
                LintFinding.Severity.ERROR,
                "'" + YamlTree.text(ref) + "' checks other records than the register's layout of this linkage has",
                "write " + fitting);
    }
}
