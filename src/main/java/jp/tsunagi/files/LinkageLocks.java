package jp.tsunagi.files;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a linkage at a time, each as long as its exchange. A second one is refused, not queued. */
public final class LinkageLocks {
    private static final Logger LOG = LoggerFactory.getLogger(LinkageLocks.class);

    private final Set<String> running = ConcurrentHashMap.newKeySet();

    /**
     * Holds the linkage until the exchange ends, however it does.
     *
     * @param letGo what is to be let go of then, before another run may begin
     * @throws HubException RUN_IN_PROGRESS
     */
    public void hold(Exchange exchange, String linkage, Consumer<Exchange> letGo) {
        if (!running.add(linkage)) {
            throw new HubException(ErrorCode.RUN_IN_PROGRESS, linkage);
        }
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange ended) {
                try {
                    letGo.accept(ended);
                } finally {
                    running.remove(linkage);
                }
            }
        });
    }

    /**
     * Holds the linkage as {@link #hold} does; a scheduled run that finds it running ends its route, for its schedule comes
     * again.
     *
     * @return whether the run may begin
     * @throws HubException RUN_IN_PROGRESS for what somebody has asked for
     */
    public boolean holdFor(RunRequest request, Exchange exchange, String linkage, Consumer<Exchange> letGo) {
        try {
            hold(exchange, linkage, letGo);
            return true;
        } catch (HubException e) {
            if (!request.equals(RunRequest.SCHEDULED)) {
                throw e;
            }
            LOG.info("{} is still running; its schedule comes again", linkage);
            exchange.setRouteStop(true);
            return false;
        }
    }
}
