package jp.tsunagi.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tsunagi.errors.ErrorCode;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who was left out of a run's file by a rule. */
public final class Exclusions {
    private static final Map<String, ErrorCode> CODES =
            Stream.of(ErrorCode.values()).collect(Collectors.toMap(ErrorCode::code, Function.identity()));
    private static final String OF_RUN =
            "select record_key, code from exclusion where run_id = ? order by record_key, code";

    private final JdbcTemplate hub;

    public Exclusions(JdbcTemplate hub) {
        this.hub = hub;
    }

    /** How many by each rule. */
    public Map<ErrorCode, Long> counts(long runId) {
        Map<ErrorCode, Long> counts = new EnumMap<>(ErrorCode.class);
        hub.query(
                "select code, count(*) as records from exclusion where run_id = ? group by code",
                row -> {
                    counts.put(CODES.get(row.getString("code")), row.getLong("records"));
                },
                runId);
        return counts;
    }

    /** The first of them, in the order of their keys. */
    public List<Exclusion> ofRun(long runId, int most) {
        return hub.query(OF_RUN + " limit ?", Exclusions::exclusion, runId, most);
    }

    /** All of them, streamed in the order of their keys. */
    public void of(long runId, Consumer<Exclusion> taker) {
        hub.query(
                OF_RUN,
                row -> {
                    taker.accept(exclusion(row, 0));
                },
                runId);
    }

    private static Exclusion exclusion(ResultSet row, int number) throws SQLException {
        return new Exclusion(row.getString("record_key"), CODES.get(row.getString("code")));
    }
}
