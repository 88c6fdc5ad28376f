package jp.tsunagi.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spi.RoutesLoader;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * Builds the whole route set in a context of its own that never starts a route: unknown components, options, beans,
 * methods, expressions and placeholders show, and no folder, server or database is touched.
 */
public final class RouteDryRun {
    private static final int LONGEST_TEXT = 300;

    private final CamelContext hub;
    private final List<PropertiesSource> properties;

    /**
     * @param hub whose beans the routes name
     * @param properties what placeholders may ask for
     */
    public RouteDryRun(CamelContext hub, List<PropertiesSource> properties) {
        this.hub = hub;
        this.properties = List.copyOf(properties);
    }

    /** What does not build, file by file. */
    public List<LintFinding> check(Path routes) {
        List<LintFinding> findings = new ArrayList<>();
        try (DefaultCamelContext scratch = new DefaultCamelContext(hub.getRegistry())) {
            scratch.setAutoStartup(false);
            properties.forEach(scratch.getPropertiesComponent()::addPropertiesSource);
            scratch.start();
            RoutesLoader loader = PluginHelper.getRoutesLoader(scratch);
            for (Path file : files(routes)) {
                load(loader, file, findings);
            }
        } catch (IOException e) {
            throw new HubException(ErrorCode.ROUTE_INVALID, routes.toString(), e);
        }
        return findings;
    }

    private static void load(RoutesLoader loader, Path file, List<LintFinding> findings) {
        try {
            loader.loadRoutes(ResourceHelper.fromString("file:" + file, Files.readString(file)));
        } catch (Exception e) {
            String text = text(e);
            findings.add(new LintFinding(
                    file,
                    NamedLine.find(file, text),
                    LintFinding.Severity.ERROR,
                    "the route cannot be built: " + text,
                    "mend what is named here"));
        }
    }

    // The innermost cause says what is wrong; the others only where it was met.
    private static String text(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String line = text.lines().findFirst().orElse("").strip();
        return line.substring(0, Math.min(LONGEST_TEXT, line.length()));
    }

    /** Policies first, because routes name them. */
    private static List<Path> files(Path routes) throws IOException {
        try (Stream<Path> walk = Files.walk(routes)) {
            return walk.filter(path -> path.toString().endsWith(".camel.yaml"))
                    .sorted(Comparator.comparing((Path path) -> !path.toString().contains("_hub"))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }
}
