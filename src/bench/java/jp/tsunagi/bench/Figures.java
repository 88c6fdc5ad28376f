package jp.tsunagi.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a contestant measured. */
public final class Figures {
    private static final int RUNS = 3;

    private final Map<String, double[]> values = new TreeMap<>();

    /** What is measured. */
    public interface Work {
        void run() throws Exception;
    }

    /** Runs the work once to warm up and then three times by the clock. */
    public void measure(String name, Work work) throws Exception {
        measure(name, () -> {}, work);
    }

    /** The same, with something before each run that does not count. */
    public void measure(String name, Work before, Work work) throws Exception {
        double[] seconds = new double[RUNS];
        for (int run = -1; run < RUNS; run++) {
            before.run();
            Databases.checkpoint();
            double taken = seconds(work);
            if (run >= 0) {
                seconds[run] = taken;
            }
        }
        put(name, seconds);
    }

    public static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    public void put(String name, double... measured) {
        values.put(name, measured);
    }

    Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        values.forEach((name, measured) ->
                texts.put(name, Arrays.stream(measured).mapToObj(String::valueOf).collect(Collectors.joining(" "))));
        return texts;
    }
}
