package jp.tsunagi.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Register;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spi.Registry;
import org.apache.camel.spi.RoutesLoader;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.simpl.ZeroSizeThreadPool;

/**
 * Builds the whole route set in a context of its own that never starts a route: unknown components, options, beans,
 * methods, expressions and placeholders show, and no folder, server or database is touched.
 */
public final class RouteDryRun {
    private static final int LONGEST_TEXT = 300;

    private final CamelContext hub;
    private final Register register;
    private final RegisterProperties properties;
    private final PropertiesSource settings;

    /**
     * @param hub whose beans the routes name
     * @param properties what placeholders may ask of the register
     * @param settings what else they may ask for
     */
    public RouteDryRun(CamelContext hub, Register register, RegisterProperties properties, PropertiesSource settings) {
        this.hub = hub;
        this.register = register;
        this.properties = properties;
        this.settings = settings;
    }

    /**
     * What does not build, file by file; and what starts each linkage, if the files do.
     *
     * @param passedOver files of which it is known already
     */
    public List<LintFinding> check(Path routes, Set<Path> passedOver) {
        List<LintFinding> findings = new ArrayList<>();
        try (DefaultCamelContext scratch = new Scratch(hub.getRegistry())) {
            scratch.setAutoStartup(false);
            scratch.getPropertiesComponent().addPropertiesSource(properties);
            scratch.getPropertiesComponent().addPropertiesSource(settings);
            scratch.addComponent("quartz", idleQuartz(scratch));
            scratch.start();
            RoutesLoader loader = PluginHelper.getRoutesLoader(scratch);
            for (Path file : RouteFiles.of(routes)) {
                if (!passedOver.contains(file)) {
                    load(loader, file, findings);
                }
            }
            if (findings.isEmpty() && passedOver.isEmpty()) {
                register.linkages().forEach(linkage -> begin(scratch, linkage, findings));
            }
        } catch (IOException e) {
            throw new HubException(ErrorCode.ROUTE_INVALID, routes.toString(), e);
        }
        return findings;
    }

    /** Camel looks at all routes before it takes out one that it is to replace, also where there is none. */
    private static final class Scratch extends DefaultCamelContext {
        Scratch(Registry beans) {
            super(beans);
        }

        @Override
        public boolean removeRoute(String id) throws Exception {
            return getRoute(id) != null && super.removeRoute(id);
        }
    }

    /** Quartz waits half a second for the end of its usual threads. No route starts, so there is no job for them. */
    public static final class NoThreads extends ZeroSizeThreadPool {
        /** Else its scheduler would not wait for jobs, but fail. */
        @Override
        public int blockForAvailableThreads() {
            return 1;
        }
    }

    private static QuartzComponent idleQuartz(CamelContext scratch) {
        QuartzComponent quartz = new QuartzComponent();
        quartz.setProperties(Map.of(
                StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME,
                scratch.getName(),
                StdSchedulerFactory.PROP_THREAD_POOL_CLASS,
                NoThreads.class.getName()));
        return quartz;
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

    private void begin(CamelContext scratch, Linkage linkage, List<LintFinding> findings) {
        try {
            HubRoutes.addStart(scratch, linkage, properties);
        } catch (RuntimeException e) {
            findings.add(new LintFinding(
                    linkage.file(),
                    linkage.line(),
                    LintFinding.Severity.ERROR,
                    "what starts '" + linkage.id() + "' cannot be built: " + text(e),
                    "look at its schedule and endpoint, and at the templates in _hub/"));
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
}
