package jp.tsunagi.counterpart.screening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A screening collection system with archives laid into its folder of uploads. */
final class ScreeningFixture implements AutoCloseable {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T10:30:00Z"), ZoneId.of("Asia/Tokyo"));

    private final ScreeningCollectionSystem system;

    ScreeningFixture(Path folder, Optional<Path> schemas) {
        this(folder, CLOCK, schemas);
    }

    ScreeningFixture(Path folder, Clock clock, Optional<Path> schemas) {
        this.system = new ScreeningCollectionSystem(folder, 0, clock, schemas);
    }

    ScreeningCollectionSystem system() {
        return system;
    }

    /** All lines of the result of an archive. */
    List<String> result(String root, Map<String, byte[]> entries) {
        Archives.write(upload(root), root, entries);
        system.collect();
        return fetch(root);
    }

    /** The data lines of the result of an archive of these documents. */
    List<String> answers(Map<String, byte[]> entries) {
        List<String> lines = result(Archives.ROOT, entries);
        return lines.subList(1, lines.size() - 1);
    }

    Path upload(String root) {
        return system.upload().resolve(root + ".zip");
    }

    Path resultOf(String root) {
        return system.results().resolve("RES_" + root + ".csv");
    }

    List<String> fetch(String root) {
        try {
            List<String> lines = List.of(Files.readString(resultOf(root)).split("\r\n"));
            Files.delete(system.results().resolve("RES_" + root + ".csv.done"));
            Files.delete(resultOf(root));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        system.close();
    }
}
