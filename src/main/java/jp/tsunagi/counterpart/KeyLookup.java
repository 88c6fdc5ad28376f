package jp.tsunagi.counterpart;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;

/** Asks for many keys at once. H2 goes through an index for a list of parameters, but through the table for {@code any(?)}. */
final class KeyLookup {
    private KeyLookup() {}

    /** What is done with a row. */
    @FunctionalInterface
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    /**
     * @param sql ends in {@code and <column> in}; the list is put after it
     * @param first the parameters before the list
     */
    static void forEach(
            Connection connection, String sql, Collection<String> first, Collection<String> keys, Row reader)
            throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        String list = " (" + String.join(", ", Collections.nCopies(keys.size(), "?")) + ")";
        try (PreparedStatement query = connection.prepareStatement(sql + list)) {
            int parameter = 0;
            for (String value : first) {
                query.setString(++parameter, value);
            }
            for (String key : keys) {
                query.setString(++parameter, key);
            }
            ResultSet row = query.executeQuery();
            while (row.next()) {
                reader.read(row);
            }
        }
    }
}
