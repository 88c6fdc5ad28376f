package jp.tsunagi.routing;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    private static final Pattern FUNCTION = Pattern.compile("\\$(?:simple)?\\{");
    private static final Pattern PLAIN = Pattern.compile(
            "\\$(?:simple)?\\{(body|collate\\(\\d+\\)|headers?\\.\\w+|exchangeProperty(\\.(?!class\\b|getClass\\b)\\w+)+|"
                    + "exchangeId|routeId|stepId|date:now(:[^{}]*)?|file:(only)?name(\\.noext)?)}");
    private static final Pattern OF_MESSAGE = Pattern.compile("\\$(?:simple)?\\{(body|headers?\\.)");
    private static final Set<String> PROPERTIES = Set.of(
            "SetPropertyDefinition", "SetPropertiesDefinition", "SetVariableDefinition", "SetVariablesDefinition");
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
            } else if (count(FUNCTION, node) > count(PLAIN, node)) {
                report.error(
                        file,
                        node,
                        "'" + YamlTree.text(node) + "' is no name of a body, header or property",
                        "use ${body}, ${header.NAME} or ${exchangeProperty.NAME}; logic belongs into a bean");
            }
        });
        for (LintElement element : file.elements()) {
            if (element.definition().endsWith("Expression")) {
                language(file, element, report);
            } else if (element.is("ScriptDefinition")) {
                report.error(file, element.key(), "a script", "call a bean with a named method");
            } else if (element.is("LogDefinition")) {
                log(file, element, report);
            } else if (PROPERTIES.contains(element.definition())) {
                property(file, element, report);
            } else if (element.is("ThrowExceptionDefinition")) {
                report.error(file, element.key(), "a failure without a code", "let a bean fail, by its code");
            } else if (element.name().equals("beanType")) {
                report.error(file, element.key(), "a class is called by its name", "call a bean by 'ref' and 'method'");
            }
        }
    }

    private static long count(Pattern pattern, Node node) {
        return pattern.matcher(YamlTree.text(node)).results().count();
    }

    /** What a route keeps beside the message may choose targets, and be logged. */
    private static void property(LintFile file, LintElement step, LintReport report) {
        YamlTree.walk(step.value(), node -> {
            boolean made = OF_MESSAGE.matcher(YamlTree.text(node)).find()
                    || Stream.of("header", "tokenize")
                            .anyMatch(language -> YamlTree.child(node, language).isPresent());
            if (made) {
                report.error(
                        file,
                        step.key(),
                        "a property is made of what stands in the message",
                        "let a bean give it, by 'method'");
            }
        });
    }

    private static void log(LintFile file, LintElement step, LintReport report) {
        Node message = YamlTree.child(step.value(), "message").orElse(step.value());
        if (OF_MESSAGE.matcher(YamlTree.text(message)).find()) {
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
