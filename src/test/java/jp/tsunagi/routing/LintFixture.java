package jp.tsunagi.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.tsunagi.register.Bilingual;
import jp.tsunagi.register.Direction;
import jp.tsunagi.register.Encryption;
import jp.tsunagi.register.Endpoint;
import jp.tsunagi.register.InvalidRecord;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Municipality;
import jp.tsunagi.register.Provisions;
import jp.tsunagi.register.Register;
import jp.tsunagi.register.Schedule;
import jp.tsunagi.register.Undelivered;

/** A small set of routes that is in order, and what the lint says of it with a change. */
final class LintFixture {
    static final Path HOME = Path.of("src/test/resources/lint");
    static final Path ROUTES = HOME.resolve("routes");
    static final Set<String> DECLARED = Set.of("hub.retry.max", "hub.retry.delay", "hub.data", "terminal.host");

    private final RouteLint lint =
            new RouteLint(register(linkage("send-out", 5), linkage("answer-in", 30)), DECLARED, HOME);

    static Register register(Linkage... linkages) {
        return new Register(
                new Municipality("139998", new Bilingual("架空市", "Kaku City")),
                List.of(linkages),
                new Provisions(Map.of(), List.of()));
    }

    static Linkage linkage(String id, int line) {
        Bilingual name = new Bilingual("名", "name");
        return new Linkage(
                id,
                name,
                Direction.OUT,
                name,
                name,
                Optional.empty(),
                "",
                List.of(),
                List.of(),
                "",
                "",
                new Schedule.Every(Duration.ofSeconds(1)),
                new Endpoint.Folder("{data}"),
                null,
                new Encryption.None(),
                InvalidRecord.STOP,
                Undelivered.DELIVER,
                OptionalInt.empty(),
                Period.ofYears(5),
                List.of(),
                Set.of(),
                Set.of(),
                Path.of("linkages.yaml"),
                line);
    }

    static Map<Path, String> good() {
        Map<Path, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROUTES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(file, Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** The good set with one line changed; its indentation stays. */
    List<LintFinding> check(String file, int line, String text) {
        Map<Path, String> texts = good();
        List<String> lines =
                new ArrayList<>(texts.get(ROUTES.resolve(file)).lines().toList());
        String before = lines.get(line - 1);
        lines.set(
                line - 1,
                before.substring(0, before.length() - before.stripLeading().length()) + text);
        texts.put(ROUTES.resolve(file), String.join("\n", lines));
        return lint.check(ROUTES, texts);
    }

    RouteLint lint() {
        return lint;
    }

    /** The good set with another file. */
    List<LintFinding> findings(String file, String text) {
        Map<Path, String> texts = good();
        texts.put(ROUTES.resolve(file), text);
        return lint.check(ROUTES, texts);
    }
}
