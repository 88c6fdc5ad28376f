package jp.tsunagi.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.SqlCheck;
import jp.tsunagi.files.SqlPermit;
import jp.tsunagi.register.Register;

/**
 * Holds every statement of {@code mappings/} against what statements may do there; no database is needed. What is open
 * to a file is its {@link SqlPermit}.
 */
public final class StatementCheck {
    private final Register register;

    public StatementCheck(Register register) {
        this.register = register;
    }

    /** What is wrong, file by file. */
    public List<LintFinding> check(Path mappings) {
        try (Stream<Path> walk = Files.walk(mappings)) {
            return walk.filter(path -> path.toString().endsWith(".sql"))
                    .sorted()
                    .map(this::fault)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new HubException(ErrorCode.MAPPING_INVALID, mappings + " cannot be read", e);
        }
    }

    private Optional<LintFinding> fault(Path file) {
        return SqlCheck.fault(file, SqlPermit.of(register, file))
                .map(fault ->
                        new LintFinding(file, fault.line(), LintFinding.Severity.ERROR, fault.what(), fault.mend()));
    }
}
