package jp.tsunagi.files;

import java.nio.file.Path;
import java.util.Optional;

/** Looks whether the statements of a file of {@code mappings/} do what they may, without a database. */
public final class SqlCheck {
    private SqlCheck() {}

    /**
     * What is wrong with the first statement with which something is.
     *
     * @param permit of the file
     */
    public static Optional<MappingFault> fault(Path file, SqlPermit permit) {
        try {
            SqlText text = SqlText.read(file);
            for (SqlText.Statement statement : text.statements()) {
                if (statement.token(0).is("select") || statement.token(0).is("with")) {
                    SqlRules.requireRead(text, statement, permit);
                } else {
                    SqlRules.requireChange(text, statement, permit);
                }
            }
            return Optional.empty();
        } catch (MappingFault fault) {
            return Optional.of(fault);
        }
    }
}
