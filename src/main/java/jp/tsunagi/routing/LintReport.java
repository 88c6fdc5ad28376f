package jp.tsunagi.routing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jp.tsunagi.register.YamlTree;
import jp.tsunagi.routing.LintFinding.Severity;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what the checks find. */
final class LintReport {
    private final List<LintFinding> findings = new ArrayList<>();

    void error(Path file, int line, String what, String mend) {
        findings.add(new LintFinding(file, line, Severity.ERROR, what, mend));
    }

    void error(LintFile file, Node node, String what, String mend) {
        error(file.file(), YamlTree.line(node), what, mend);
    }

    void warning(Path file, int line, String what, String mend) {
        findings.add(new LintFinding(file, line, Severity.WARNING, what, mend));
    }

    void warning(LintFile file, Node node, String what, String mend) {
        warning(file.file(), YamlTree.line(node), what, mend);
    }

    /** Each finding once, by file and line. */
    List<LintFinding> findings() {
        return findings.stream()
                .distinct()
                .sorted(Comparator.comparing(
                                (LintFinding finding) -> finding.file().toString())
                        .thenComparingInt(LintFinding::line))
                .toList();
    }
}
