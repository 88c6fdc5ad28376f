package jp.tsunagi.routing;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jp.tsunagi.register.YamlTree;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Keeps scripts out of routes, and expressions in the one notation that every editor writes. */
final class LintExpressions {
    private static final Set<String> LANGUAGES =
            Set.of("simple", "constant", "header", "exchangeProperty", "tokenize", "ref", "method");
    // Parts, settings and classes of the hub, which no route needs for a name or a single condition.
    private static final Pattern INWARD = Pattern.compile(
            "\\$(?:simple)?\\{(camelContext|exchange\\.|properties:|env[.:]|sys\\.|sysenv\\.|ref:|type:)");
    // What a message carries is people's; so are the texts of exceptions, which repeat values.
    private static final Pattern PRINTED =
            Pattern.compile("\\$(?:simple)?\\{(?!exchangeProperty\\.|exchangeId}|routeId}|stepId}|threadName}|date:)");
    private static final Set<String> HOLDERS = Set.of("ExpressionDefinition", "ExpressionSubElementDefinition");

    private LintExpressions() {}

    static void check(LintFile file, LintReport report) {
        YamlTree.walk(file.root(), node -> {
            if (YamlTree.text(node).matches("#(class|type):.*")) {
                report.error(file, node, "a class is called by its name", "call a bean by 'ref' and 'method'");
            } else if (INWARD.matcher(YamlTree.text(node)).find()) {
                report.error(
                        file,
                        node,
                        "the expression reaches into the hub",
                        "use the message's body, headers and properties; settings come by {{name}}");
            }
        });
        for (LintElement element : file.elements()) {
            if (element.definition().endsWith("Expression")) {
                language(file, element, report);
            } else if (element.is("ScriptDefinition")) {
                report.error(file, element.key(), "a script", "call a bean with a named method");
            } else if (element.is("LogDefinition")) {
                log(file, element, report);
            } else if (element.name().equals("beanType")) {
                report.error(file, element.key(), "a class is called by its name", "call a bean by 'ref' and 'method'");
            }
        }
    }

    private static void log(LintFile file, LintElement step, LintReport report) {
        Node message = YamlTree.child(step.value(), "message").orElse(step.value());
        if (PRINTED.matcher(YamlTree.text(message)).find()) {
            report.error(
                    file,
                    message,
                    "the log would hold what a message carries",
                    "write what happened, with ${routeId} or an exchange property of the run");
        }
    }

    private static void language(LintFile file, LintElement element, LintReport report) {
        if (!LANGUAGES.contains(element.name())) {
            report.error(
                    file,
                    element.key(),
                    "language '" + element.name() + "' is not allowed",
                    "use one of " + String.join(", ", new TreeSet<>(LANGUAGES)) + "; logic belongs into a bean");
        } else if (element.value() instanceof MappingNode && !HOLDERS.contains(element.parent())) {
            report.warning(
                    file, element.key(), "'" + element.name() + "' stands by itself", "put it below 'expression:'");
        }
        if (element.name().equals("simple") && text(element).contains("${bean:type:")) {
            report.error(file, element.key(), "a class is called by its name", "call a bean by 'ref' and 'method'");
        }
    }

    private static String text(LintElement element) {
        return YamlTree.text(YamlTree.child(element.value(), "expression").orElse(element.value()));
    }
}
