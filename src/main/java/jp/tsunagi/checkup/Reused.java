package jp.tsunagi.checkup;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Things that cost more to make than to use, and serve one thread at a time. There are as many as were ever in use at once.
 *
 * @param <T> the thing
 */
final class Reused<T> {
    private final Queue<T> idle = new ConcurrentLinkedQueue<>();
    private final Supplier<T> maker;

    Reused(Supplier<T> maker) {
        this.maker = maker;
    }

    /** What the work makes of a thing that nobody else has meanwhile. Where the work fails, the thing is not used again. */
    <R> R use(Function<T, R> work) {
        T idler = idle.poll();
        T thing = idler == null ? maker.get() : idler;
        R result = work.apply(thing);
        idle.add(thing);
        return result;
    }
}
