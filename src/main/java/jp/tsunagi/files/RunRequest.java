package jp.tsunagi.files;

import jp.tsunagi.ledger.RunKind;
import org.apache.camel.Exchange;

/**
 * What an outbound route is asked to do; a route that is called without one makes a difference run.
 *
 * @param onlyKey key of the one record that the run is about, as for a {@link RunKind#REPLAY} or a voucher issued now; {@code
 *     null}: everyone
 * @param actor who or what asks
 */
public record RunRequest(RunKind kind, String onlyKey, String actor) {
    public static final RunRequest SCHEDULED = new RunRequest(RunKind.DIFFERENCE, null, "schedule");

    /** What the exchange's body asks for; a schedule's has none. */
    public static RunRequest of(Exchange exchange) {
        RunRequest request = exchange.getMessage().getBody(RunRequest.class);
        return request == null ? SCHEDULED : request;
    }
}
