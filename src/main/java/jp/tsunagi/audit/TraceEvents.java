package jp.tsunagi.audit;

import java.time.Clock;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Makes the wire tap's event. Runs on the thread of the route, before the tap goes its own way: here the event gets its
 * place in the order and its time, and here body and headers are thrown away.
 */
public final class TraceEvents implements Processor {
    private final AtomicLong sequence = new AtomicLong();
    private final long origin = System.nanoTime();
    private final TraceCounts counts;
    private final Clock clock;

    public TraceEvents(TraceCounts counts, Clock clock) {
        this.counts = counts;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        TraceEvent event = new TraceEvent(
                sequence.incrementAndGet(),
                exchange.getProperty(Traced.RUN_ID, Long.class),
                exchange.getProperty(Exchange.INTERCEPTED_ROUTE_ID, String.class),
                exchange.getProperty(Exchange.STEP_ID, String.class),
                exchange.getProperty(Exchange.INTERCEPTED_NODE_ID, String.class),
                exchange.getProperty(Exchange.SPLIT_INDEX, Integer.class),
                clock.instant(),
                (System.nanoTime() - origin) / 1000,
                records(exchange.getMessage().getBody()),
                exchange.getProperty(Traced.FILE_NAME, String.class),
                exchange.getProperty(Traced.FILE_SHA256, String.class));
        counts.add(event.runId());
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(event);
    }

    private static Long records(Object body) {
        if (body instanceof Counted counted) {
            return (long) counted.count();
        }
        return body instanceof Collection<?> collection ? (long) collection.size() : null;
    }
}
