package jp.tsunagi.routing;

import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.DatabaseErrors;

/** What a route's failure was, under the wrappings of the framework. */
final class Failures {
    private Failures() {}

    static HubException of(String linkage, Throwable failure) {
        return DatabaseErrors.of(linkage, failure);
    }
}
