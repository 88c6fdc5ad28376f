package jp.tsunagi.routing;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.tsunagi.register.Register;
import jp.tsunagi.register.YamlTree;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Checks a set of route files as text, before Camel sees them: what Camel would accept in silence (a queue that nobody reads,
 * an unknown configuration, a key that stands twice), what the hub does not allow (scripts, foreign components, servers
 * taken on trust), and the schema of the YAML DSL.
 */
public final class RouteLint {
    private final Register register;
    private final Set<String> declared;
    private final Path home;

    /**
     * @param declared the settings that a route may use as {@code {{name}}}
     * @param home the folder that {@code config/application.yaml} lies in
     */
    public RouteLint(Register register, Set<String> declared, Path home) {
        this.register = register;
        this.declared = Set.copyOf(declared);
        this.home = home;
    }

    /** What is wrong with the route files of a folder, by file and line. */
    public List<LintFinding> check(Path routes) {
        LintReport report = new LintReport();
        Map<Path, String> texts = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(routes)) {
            paths.filter(Files::isRegularFile)
                    .forEach(file -> text(file, report).ifPresent(text -> texts.put(file, text)));
        } catch (IOException e) {
            report.error(routes, 1, "the folder of routes cannot be read", "put the routes there");
        }
        return check(routes, texts, report);
    }

    /**
     * The same for files that are not saved yet.
     *
     * @param texts the whole set; the files' paths lie below {@code routes}
     */
    public List<LintFinding> check(Path routes, Map<Path, String> texts) {
        return check(routes, new TreeMap<>(texts), new LintReport());
    }

    private static Optional<String> text(Path file, LintReport report) {
        try {
            return Optional.of(Files.readString(file));
        } catch (CharacterCodingException e) {
            report.error(file, 1, "the file is not UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            report.error(file, 1, "the file cannot be read", "let the hub's user read it");
        }
        return Optional.empty();
    }

    private List<LintFinding> check(Path routes, Map<Path, String> texts, LintReport report) {
        LintSchema schema = LintSchema.load();
        List<LintFile> files = new ArrayList<>();
        texts.forEach((file, text) -> parse(routes, file, text, schema, report).ifPresent(files::add));

        LintReferences references = new LintReferences(declared, report);
        for (LintFile file : files) {
            LintExpressions.check(file, report);
            LintBeans.check(file, report);
            LintHeaders.check(file, report);
            references.check(file);
        }
        boolean all = files.size()
                == texts.keySet().stream()
                        .filter(file -> file.toString().endsWith(LintFile.SUFFIX))
                        .count();
        new LintNames(files, all, register, report).check();
        Path settings = home.resolve("config/application.yaml");
        new LintEndpoints(files, all, register, LintSettings.values(settings), report).check();
        if (all) {
            LintSettings.check(settings, references.used(), register, report);
        }
        return report.findings();
    }

    private static Optional<LintFile> parse(Path routes, Path file, String text, LintSchema schema, LintReport report) {
        if (!file.getFileName().toString().endsWith(LintFile.SUFFIX)) {
            report.error(file, 1, "not a route file", "name it …" + LintFile.SUFFIX + ", or put it elsewhere");
            return Optional.empty();
        }
        return list(file, text, report).map(root -> {
            YamlTree.duplicateKeys(root)
                    .forEach(key -> report.error(
                            file,
                            YamlTree.line(key),
                            "key '" + YamlTree.text(key) + "' stands twice",
                            "keep one of them; Camel would silently take the last"));
            return new LintFile(file, routes.relativize(file), root, schema.check(file, root, report));
        });
    }

    private static Optional<Node> list(Path file, String text, LintReport report) {
        try {
            Optional<Node> root = YamlTree.compose(text);
            if (root.isPresent() && root.get() instanceof SequenceNode) {
                return root;
            }
            report.error(
                    file,
                    root.map(YamlTree::line).orElse(1),
                    "the file is no list",
                    "begin with '- route:'; Camel would load nothing of it");
        } catch (YamlTree.Broken e) {
            report.error(
                    file,
                    e.line(),
                    "broken YAML: " + e.getMessage(),
                    "look at the indentation and quotes here and above");
        }
        return Optional.empty();
    }
}
