package jp.tsunagi.files;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/** One run of a linkage at a time. A second one is refused, not queued: the schedule comes again. */
public final class LinkageLocks {
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    void lock(String linkage) {
        if (!running.add(linkage)) {
            throw new HubException(ErrorCode.RUN_IN_PROGRESS, linkage);
        }
    }

    void unlock(String linkage) {
        running.remove(linkage);
    }
}
