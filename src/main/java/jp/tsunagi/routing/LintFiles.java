package jp.tsunagi.routing;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.tsunagi.register.YamlTree;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * Checks how files are picked up and put down: nothing half-written is taken, nothing leaves its folder, and nobody in between
 * can play the server.
 */
final class LintFiles {
    /** The others leave their locks behind, or take files that another process has. */
    private static final Set<String> LOCKS = Set.of("", "none", "changed");

    private static final Set<String> OF_THE_SERVER = Set.of("privateKeyFile", "knownHostsFile", "directoryName");
    /** An absolute path, one that climbs, or one that is computed. */
    private static final Pattern ELSEWHERE =
            Pattern.compile("=\\s*[/~\\\\]|\\.\\.|\\$(simple)?\\{(?!file:(only)?name)");

    private LintFiles() {}

    /** A folder of this machine. */
    static void folder(LintEndpoint use, LintReport report) {
        if (use.option("jailStartingDirectory").equals("false")) {
            report.error(
                    use.file(),
                    use.place("jailStartingDirectory"),
                    "a file's name may leave the folder",
                    "leave jailStartingDirectory out; names come from outside");
        }
        elsewhere(use)
                .ifPresent(option -> report.error(
                        use.file(),
                        option,
                        "a file may leave the folder",
                        "write names and folders within it, without '..' and without what stands in a message"));
        if (use.reads()) {
            complete(use, report);
        }
    }

    private static Optional<Node> elsewhere(LintEndpoint use) {
        int query = use.uri().indexOf('?');
        if (query >= 0 && ELSEWHERE.matcher(use.uri().substring(query)).find()) {
            return Optional.of(use.node());
        }
        return YamlTree.child(use.step(), "parameters").stream()
                .flatMap(parameters -> YamlTree.tuples(parameters).stream())
                .filter(option -> !OF_THE_SERVER.contains(YamlTree.text(option.getKeyNode())))
                .map(NodeTuple::getValueNode)
                .filter(value -> ELSEWHERE.matcher("=" + YamlTree.text(value)).find())
                .findFirst();
    }

    /** A folder of an SFTP server. */
    static void server(LintEndpoint use, LintReport report) {
        if (!use.option("strictHostKeyChecking").equals("yes")) {
            report.error(
                    use.file(),
                    use.place("strictHostKeyChecking"),
                    "sftp without strictHostKeyChecking: \"yes\"",
                    "add it in quotes; otherwise anyone in between can play the server");
        }
        if (use.option("knownHostsFile").isBlank()) {
            report.error(
                    use.file(), use.node(), "sftp without knownHostsFile", "add the file that holds the server's key");
        }
        if (use.option("autoCreateKnownHostsFile").equals("true")) {
            report.error(
                    use.file(),
                    use.place("autoCreateKnownHostsFile"),
                    "sftp takes the key of whichever server it meets first",
                    "leave autoCreateKnownHostsFile out, and enter the server's key by hand");
        }
        folder(use, report);
    }

    private static void complete(LintEndpoint use, LintReport report) {
        String lock = use.option("readLock");
        if (!LOCKS.contains(lock)) {
            report.error(
                    use.file(),
                    use.place("readLock"),
                    "readLock '" + lock + "' does not hold what it says in this version of Camel",
                    "write 'changed' with readLockMinAge, or name a doneFileName");
        } else if (use.option("doneFileName").isBlank()
                && (!lock.equals("changed") || use.option("readLockMinAge").isBlank())) {
            report.error(
                    use.file(),
                    use.node(),
                    "files are picked up before they are complete",
                    "add 'doneFileName', or 'readLock: changed' with 'readLockMinAge'; or begin with 'direct:', and let the"
                            + " register say where its files come from");
        }
    }
}
