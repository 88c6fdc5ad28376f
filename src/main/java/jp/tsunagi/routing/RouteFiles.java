package jp.tsunagi.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The route files of a set. */
final class RouteFiles {
    private RouteFiles() {}

    /** All of them, policies first, because routes name them. */
    static List<Path> of(Path routes) throws IOException {
        try (Stream<Path> walk = Files.walk(routes)) {
            return walk.filter(path -> path.toString().endsWith(LintFile.SUFFIX))
                    .sorted(Comparator.comparing(
                                    (Path path) -> !routes.relativize(path).startsWith("_hub"))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }

    /** The id of the route that a file holds, by its name. */
    static String route(Path file) {
        return file.getFileName().toString().replace(LintFile.SUFFIX, "");
    }
}
