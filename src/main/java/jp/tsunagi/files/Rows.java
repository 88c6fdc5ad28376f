package jp.tsunagi.files;

import java.util.Map;
import javax.sql.DataSource;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.Sendable;
import org.apache.camel.ExchangeProperty;

/**
 * Streams the rows of a query in {@code mappings/} as records, in batches. Camel's own JDBC component makes a map of each
 * row, which halves the speed of a whole export; so the rows go straight into the record class here.
 */
public final class Rows {
    private final Map<String, DataSource> databases;
    private final Mappings mappings;

    public Rows(Map<String, DataSource> databases, Mappings mappings) {
        this.databases = Map.copyOf(databases);
        this.mappings = mappings;
    }

    /**
     * Opens the cursor.
     *
     * @param database name of the data source: {@code welfare}, {@code address}
     * @param query file in {@code mappings/}, whose column labels are the fields of the record class; it may name
     *     {@code :businessDate}, the day of the run
     * @return the batches; closing them closes the cursor
     */
    public RowCursor<? extends Sendable> read(
            String database, String query, @ExchangeProperty(Outbound.PROPERTY) Outbound outbound) {
        DataSource source = databases.get(database);
        if (source == null) {
            throw new HubException(ErrorCode.DATABASES_NOT_CONFIGURED, "database '" + database + "'");
        }
        outbound.source("mappings/" + query);
        RowCursor<? extends Sendable> cursor = RowCursor.open(
                source,
                mappings.ordered(query),
                Map.of(Query.BUSINESS_DATE, outbound.run().businessDate()),
                "mappings/" + query,
                outbound.layout());
        outbound.reading(cursor);
        return cursor;
    }
}
