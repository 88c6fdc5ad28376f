package jp.tsunagi.routing;

import java.util.Set;
import java.util.TreeSet;
import jp.tsunagi.register.YamlTree;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Keeps scripts out of routes, and expressions in the one notation that every editor writes. */
final class LintExpressions {
    private static final Set<String> LANGUAGES =
            Set.of("simple", "constant", "header", "exchangeProperty", "tokenize", "ref", "method");
    private static final Set<String> HOLDERS = Set.of("ExpressionDefinition", "ExpressionSubElementDefinition");

    private LintExpressions() {}

    static void check(LintFile file, LintReport report) {
        YamlTree.walk(file.root(), node -> {
            if (YamlTree.text(node).matches("#(class|type):.*")) {
                report.error(file, node, "a class is called by its name", "call a bean by 'ref' and 'method'");
            }
        });
        for (LintElement element : file.elements()) {
            if (element.definition().endsWith("Expression")) {
                language(file, element, report);
            } else if (element.is("ScriptDefinition")) {
                report.error(file, element.key(), "a script", "call a bean with a named method");
            } else if (element.name().equals("beanType")) {
                report.error(file, element.key(), "a class is called by its name", "call a bean by 'ref' and 'method'");
            }
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
