package jp.tsunagi.files;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Looks whether the statements of a file of {@code mappings/} do what they may, without a database. */
public final class SqlCheck {
    private SqlCheck() {}

    /**
     * What is wrong with the first statement with which something is.
     *
     * @param tables that statements which are no queries may change
     */
    public static Optional<MappingFault> fault(Path file, Set<String> tables) {
        try {
            SqlText text = SqlText.read(file);
            for (SqlText.Statement statement : text.statements()) {
                if (statement.token(0).is("select") || statement.token(0).is("with")) {
                    SqlRules.requireRead(text, statement);
                } else {
                    SqlRules.requireChange(text, statement, tables);
                }
            }
            return Optional.empty();
        } catch (MappingFault fault) {
            return Optional.of(fault);
        }
    }
}
