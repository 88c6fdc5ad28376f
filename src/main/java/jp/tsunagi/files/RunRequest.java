package jp.tsunagi.files;

import jp.tsunagi.ledger.RunKind;

/**
 * What an outbound route is asked to do; a route that is called without one makes a difference run.
 *
 * @param replayedKey the one record key of a {@link RunKind#REPLAY}, otherwise {@code null}
 * @param actor who or what asks
 */
public record RunRequest(RunKind kind, String replayedKey, String actor) {
    public static final RunRequest SCHEDULED = new RunRequest(RunKind.DIFFERENCE, null, "schedule");
}
