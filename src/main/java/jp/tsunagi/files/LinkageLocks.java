package jp.tsunagi.files;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One run of a linkage at a time. A second one is refused, not queued: the schedule comes again. */
public final class LinkageLocks {
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    /** @return false when it runs already */
    public boolean tryLock(String linkage) {
        return running.add(linkage);
    }

    public void unlock(String linkage) {
        running.remove(linkage);
    }
}
