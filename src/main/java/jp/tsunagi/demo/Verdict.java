package jp.tsunagi.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.tsunagi.ledger.RunLine;

/** What the story expected and did not find. */
final class Verdict {
    private static final int SHOWN = 5;

    private final List<String> unmet = new ArrayList<>();

    void expect(String what, long expected, long found) {
        if (expected != found) {
            unmet.add(what + ": expected " + expected + ", found " + found);
        }
    }

    /** Compares by key; tells of the first few that differ. */
    void expect(String what, Map<String, String> expected, Map<String, String> found) {
        Set<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        String wrong = keys.stream()
                .filter(key -> !String.valueOf(expected.get(key)).equals(found.get(key)))
                .limit(SHOWN)
                .map(key -> key + ": expected " + expected.get(key) + ", found " + found.get(key))
                .collect(Collectors.joining("; "));
        if (!wrong.isEmpty()) {
            unmet.add(what + ": " + wrong);
        }
    }

    void expect(String what, Set<String> expected, Set<String> found) {
        expect(what, there(expected), there(found));
    }

    private static Map<String, String> there(Set<String> keys) {
        Map<String, String> there = new TreeMap<>();
        keys.forEach(key -> there.put(key, "there"));
        return there;
    }

    /** A run of the story ends closed, and balances. */
    void expectClosed(RunLine run) {
        if (!"CLOSED".equals(run.state()) || !run.balance().holds()) {
            unmet.add("run " + run.id() + " of " + run.linkage() + " is " + run.state() + " " + run.errorCode() + " "
                    + run.errorDetail() + " " + run.balance());
        }
    }

    List<String> unmet() {
        return List.copyOf(unmet);
    }
}
