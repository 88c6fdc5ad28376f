package jp.tsunagi.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The figures of all contestants. */
final class Results {
    private final Map<String, double[]> values = new TreeMap<>();

    void read(Path figures) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(figures)) {
            properties.load(reader);
        }
        for (String name : properties.stringPropertyNames()) {
            double[] measured = Stream.of(properties.getProperty(name).split(" "))
                    .mapToDouble(Double::parseDouble)
                    .sorted()
                    .toArray();
            values.put(name, measured);
        }
    }

    double median(String name) {
        double[] measured = values.get(name);
        return measured[measured.length / 2];
    }

    double least(String name) {
        return values.get(name)[0];
    }

    /** Everything that a contestant measured, for people who wait. */
    String seconds(String contestant) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(contestant))
                .map(entry -> entry.getKey() + " " + Arrays.toString(entry.getValue()))
                .toList()
                .toString();
    }
}
