package jp.tsunagi.files;

import java.nio.file.Path;
import java.sql.SQLException;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.DatabaseErrors;

/** What a database says of a statement of {@code mappings/} that it was to look at; no row was read. */
public final class SqlFault extends HubException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final SQLException failure;

    SqlFault(Path file, SQLException failure) {
        this(file, failure, DatabaseErrors.ofMapping(file.toString(), failure));
    }

    private SqlFault(Path file, SQLException failure, HubException known) {
        super(known.code(), known.detail(), failure);
        this.file = file;
        this.failure = failure;
    }

    /** The statement's. */
    public Path file() {
        return file;
    }

    public SQLException failure() {
        return failure;
    }
}
