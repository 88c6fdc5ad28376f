package jp.tsunagi.routing;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tsunagi.register.Spelling;
import jp.tsunagi.register.YamlTree;
import org.yaml.snakeyaml.nodes.Node;

/** Lets routes call the hub's steps, and no other part of it: by a database or a key nothing would be as it was checked. */
final class LintBeans {
    private static final Set<String> STEPS = Set.of(
            "addressRegistrationCheck",
            "addressView",
            "auditTrail",
            "checkpoints",
            "checkupArchives",
            "checkupCheck",
            "checkupExclusions",
            "comparisons",
            "deadLetters",
            "deadlines",
            "difference",
            "eligibilityCheck",
            "fingerprints",
            "folderDelivery",
            "inbox",
            "intakes",
            "integratedNumbers",
            "issueNumbers",
            "officialSchemas",
            "outbox",
            "results",
            "retention",
            "rowCheck",
            "rows",
            "sftpDelivery",
            "voucherCheck");
    private static final Set<String> CALLS = Set.of("BeanDefinition", "MethodCallExpression", "ProcessDefinition");
    private static final Pattern BY_TEXT = Pattern.compile("\\$(?:simple)?\\{bean:([^?}.:]+)");

    private LintBeans() {}

    static void check(LintFile file, LintReport report) {
        file.elements().stream()
                .filter(element -> CALLS.contains(element.definition()))
                .flatMap(element -> YamlTree.child(element.value(), "ref").stream())
                .filter(YamlTree::isText)
                .forEach(ref -> bean(file, ref, YamlTree.text(ref), report));
        YamlTree.walk(file.root(), node -> {
            Matcher call = BY_TEXT.matcher(YamlTree.text(node));
            while (call.find()) {
                bean(file, node, call.group(1), report);
            }
        });
    }

    /** A bean that is called, at the place where it is named. */
    static void bean(LintFile file, Node place, String name, LintReport report) {
        if (!STEPS.contains(name) && !name.startsWith("#")) {
            report.error(
                    file,
                    place,
                    "'" + name + "' is no step that a route may call",
                    Spelling.didYouMean(name, STEPS, "see the routes that are shipped"));
        }
    }
}
