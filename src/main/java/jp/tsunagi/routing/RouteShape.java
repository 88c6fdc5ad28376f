package jp.tsunagi.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.register.Direction;
import jp.tsunagi.register.Endpoint;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Register;
import jp.tsunagi.register.YamlTree;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Looks for linkages that begin a run and do not end it. A file that was cut off between two steps is a route as good as any
 * to Camel; its runs would stay open.
 */
public final class RouteShape {
    private static final List<String> SENDS = List.of("outbox.open", "outbox.append", "outbox.seal", "outbox.close");
    private static final List<String> COMPARES = List.of("comparisons.open", "comparisons.apply");
    private static final String TAKES = "inbox.claim";
    private static final List<String> TAKEN = List.of("intakes.apply", "results.reconcile");

    private final Register register;

    public RouteShape(Register register) {
        this.register = register;
    }

    /** What each linkage's route lacks. */
    public List<LintFinding> check(Path routes) {
        List<LintFinding> findings = new ArrayList<>();
        try {
            for (Path route : RouteFiles.of(routes)) {
                Optional<Linkage> linkage = register.find(RouteFiles.route(route));
                if (linkage.isPresent()) {
                    missing(linkage.get(), calls(route)).ifPresent(step -> findings.add(unended(route, step)));
                }
            }
        } catch (IOException e) {
            throw new HubException(ErrorCode.ROUTE_INVALID, routes.toString(), e);
        } catch (YamlTree.Broken e) {
            // The lint has told it.
            return findings;
        }
        return findings;
    }

    private static Optional<String> missing(Linkage linkage, List<String> calls) {
        if (linkage.direction() == Direction.IN && !(linkage.endpoint() instanceof Endpoint.Database)) {
            return calls.contains(TAKES) && TAKEN.stream().anyMatch(calls::contains)
                    ? Optional.empty()
                    : Optional.of(calls.contains(TAKES) ? String.join(" or ", TAKEN) : TAKES);
        }
        int after = 0;
        for (String step : linkage.direction() == Direction.OUT ? SENDS : COMPARES) {
            int found = calls.subList(after, calls.size()).indexOf(step);
            if (found < 0) {
                return Optional.of(step);
            }
            after += found + 1;
        }
        return Optional.empty();
    }

    /** The beans and methods that a route calls, in its order. */
    private static List<String> calls(Path route) throws IOException, YamlTree.Broken {
        List<String> calls = new ArrayList<>();
        YamlTree.compose(Files.readString(route)).ifPresent(root -> YamlTree.walk(root, node -> call(node, calls)));
        return calls;
    }

    private static void call(Node node, List<String> calls) {
        YamlTree.childText(node, "ref")
                .flatMap(ref -> YamlTree.childText(node, "method").map(method -> ref + "." + method))
                .map(call -> call.replaceFirst("\\(.*", ""))
                .ifPresent(calls::add);
    }

    private static LintFinding unended(Path route, String step) {
        return new LintFinding(
                route,
                1,
                LintFinding.Severity.ERROR,
                "the linkage's run lacks its step " + step,
                "see whether the file was cut off; the steps stand in the order of the routes that are shipped");
    }
}
