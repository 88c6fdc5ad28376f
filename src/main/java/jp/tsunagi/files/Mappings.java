package jp.tsunagi.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * The SQL of {@code mappings/}. Each statement is stopped when it takes longer than the site allows, so that one that is bad
 * holds neither the hub nor the database that it is a guest in: STATEMENT_TOO_SLOW, by file.
 *
 * @param folder {@code mappings/}
 * @param limit for one statement, in whole seconds; for a query until its first row is there
 * @param permits of the files
 */
public record Mappings(Path folder, Duration limit, Function<Path, SqlPermit> permits) {
    private static final Duration LONGEST = Duration.ofDays(1);

    public Mappings {
        folder = folder.normalize();
        if (limit.compareTo(Duration.ofSeconds(1)) < 0 || limit.compareTo(LONGEST) > 0) {
            throw new HubException(
                    ErrorCode.SETTINGS_INVALID, "config/application.yaml: hub.statement-limit takes 1s to 24h");
        }
    }

    /**
     * A query whose rows must lie in order.
     *
     * @param file such as {@code eligibility/eligibility-out.sql}
     * @throws HubException MAPPING_INVALID
     */
    public Query ordered(String file) {
        Path path = path(file);
        return Query.read(path, permits.apply(path)).within(limit);
    }

    /** @throws HubException MAPPING_INVALID */
    public Query query(String file) {
        Path path = path(file);
        return Query.readAny(path, permits.apply(path)).within(limit);
    }

    /** @throws HubException MAPPING_INVALID */
    public Script script(String file) {
        Path path = path(file);
        return Script.read(path, permits.apply(path)).within(limit);
    }

    public boolean has(String file) {
        return Files.exists(path(file));
    }

    /** @throws HubException MAPPING_INVALID for a place outside {@code mappings/} */
    public Path path(String file) {
        Path path = folder.resolve(file).normalize();
        if (!path.startsWith(folder)) {
            throw new HubException(ErrorCode.MAPPING_INVALID, file + " lies outside mappings/");
        }
        return path;
    }
}
