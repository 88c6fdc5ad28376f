package jp.tsunagi.counterpart;

import java.sql.SQLException;

/**
 * One of the simulator's databases failed. It says which and the SQLSTATE only, without the driver's exception as cause:
 * H2 writes the values of a row into its texts.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String store, SQLException failure) {
        super(store + ": SQLSTATE " + failure.getSQLState());
    }
}
