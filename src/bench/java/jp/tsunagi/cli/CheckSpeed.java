package jp.tsunagi.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.tsunagi.bench.Databases;
import jp.tsunagi.bench.Figures;
import jp.tsunagi.privacy.OwnerOnly;
import jp.tsunagi.support.DemoHub;
import jp.tsunagi.versions.SetCheck;
import jp.tsunagi.versions.SetFindings;

/**
 * The check of a set of 51 linkages, {@value #BESIDE} beside those that are shipped, each with a register entry, a route and
 * statements of its own: as a hub that serves does it at every change, and as the command does it once.
 */
public final class CheckSpeed {
    private static final int BESIDE = 40;
    private static final String END = "\n  - id: ";

    private CheckSpeed() {}

    /** Both, by the clock. */
    public static void measure(Figures figures) throws Exception {
        Databases.configureHub();
        HubOptions options = new HubOptions();
        options.home = set(Databases.folder().resolve("set"));
        options.data = Databases.folder().resolve("data");
        SetCheck check = HubContext.check(options);
        figures.measure("check", () -> requireInOrder(check.check(options.home)));
        figures.measure("check.command", () -> command(options));
    }

    private static void command(HubOptions options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")));
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("tsunagi.databases."))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(List.of(
                Tsunagi.class.getName(), "check", "--home", options.home.toString(), "--data", options.data.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the command finds something");
        }
    }

    private static void requireInOrder(SetFindings findings) {
        if (!findings.inOrder()) {
            throw new IllegalStateException(findings.errors().toString());
        }
    }

    /** The shipped set with others beside. */
    static Path set(Path home) throws IOException {
        DemoHub.copyOfHome(home);
        Path register = home.resolve("config/linkages.yaml");
        Path keys = home.resolveSibling("keys");
        OwnerOnly.makeFolder(keys);
        for (String key : List.of("screening", "known_hosts")) {
            OwnerOnly.create(keys.resolve(key)).close();
        }
        Files.writeString(register, Files.readString(register).replace("config/keys/", keys + "/"));
        for (int i = 0; i < BESIDE / 2; i++) {
            copy(home, "eligibility", "eligibility-out", "eligibility-x" + (10 + i) + "-out");
            copy(home, "branch", "branch-number-in", "branch-number-x" + (10 + i) + "-in");
        }
        return home;
    }

    private static void copy(Path home, String domain, String id, String other) throws IOException {
        Path route = home.resolve("routes").resolve(domain).resolve(id + ".camel.yaml");
        Files.writeString(
                route.resolveSibling(other + ".camel.yaml"),
                Files.readString(route).replace(id, other));
        Path mappings = home.resolve("mappings").resolve(domain);
        try (Stream<Path> files = Files.walk(mappings)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = mappings.resolve(mappings.relativize(file).toString().replace(id, other));
                if (!copy.equals(file)) {
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Path register = home.resolve("config/linkages.yaml");
        String text = Files.readString(register);
        int begin = text.indexOf(END + id + "\n");
        int end = text.indexOf(END, begin + 1);
        String entry = text.substring(begin, end < 0 ? text.length() : end);
        Files.writeString(
                register,
                entry.replace(id, other).replaceFirst("name: \"(SKK|BRN)_", "name: \"" + other.replaceAll("\\D", "") + "$1_"),
                StandardOpenOption.APPEND);
    }
}
