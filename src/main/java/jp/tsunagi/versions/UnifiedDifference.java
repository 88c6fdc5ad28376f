package jp.tsunagi.versions;

import java.util.ArrayList;
import java.util.List;

/** The hunks of a unified difference between two texts, by a longest common subsequence of their lines. */
final class UnifiedDifference {
    private static final int CONTEXT = 3;
    // Beyond this, what lies between equal beginnings and ends is told as exchanged: the table would take too much
    // memory.
    private static final long LARGEST_TABLE = 4_000_000;

    /** One line of the whole: kept, removed or added. */
    private record Line(char sign, String text) {}

    private UnifiedDifference() {}

    static List<String> of(List<String> before, List<String> after) {
        List<Line> script = script(before, after);
        List<String> hunks = new ArrayList<>();
        int oldLine = 1;
        int newLine = 1;
        int at = 0;
        while (at < script.size()) {
            int first = at;
            while (first < script.size() && script.get(first).sign() == ' ') {
                first++;
            }
            if (first == script.size()) {
                break;
            }
            int start = Math.max(at, first - CONTEXT);
            oldLine += start - at;
            newLine += start - at;
            int end = end(script, first);
            List<Line> hunk = script.subList(start, end);
            long removed = hunk.stream().filter(line -> line.sign() != '+').count();
            long added = hunk.stream().filter(line -> line.sign() != '-').count();
            hunks.add("@@ -" + range(oldLine, removed) + " +" + range(newLine, added) + " @@");
            hunk.forEach(line -> hunks.add(line.sign() + line.text()));
            oldLine += (int) removed;
            newLine += (int) added;
            at = end;
        }
        return hunks;
    }

    // Of no line: the one before.
    private static String range(int line, long count) {
        return (count == 0 ? line - 1 : line) + "," + count;
    }

    // Where the context of two changes would touch, they make one hunk.
    private static int end(List<Line> script, int firstChange) {
        int lastChange = firstChange;
        for (int i = firstChange; i < script.size() && i - lastChange <= 2 * CONTEXT; i++) {
            if (script.get(i).sign() != ' ') {
                lastChange = i;
            }
        }
        return Math.min(script.size(), lastChange + 1 + CONTEXT);
    }

    private static List<Line> script(List<String> before, List<String> after) {
        int head = 0;
        int shorter = Math.min(before.size(), after.size());
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<Line> script = new ArrayList<>();
        before.subList(0, head).forEach(line -> script.add(new Line(' ', line)));
        middle(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail), script);
        before.subList(before.size() - tail, before.size()).forEach(line -> script.add(new Line(' ', line)));
        return script;
    }

    private static void middle(List<String> before, List<String> after, List<Line> script) {
        int old = 0;
        int now = 0;
        if ((long) before.size() * after.size() <= LARGEST_TABLE) {
            int[][] common = common(before, after);
            while (old < before.size() && now < after.size()) {
                if (before.get(old).equals(after.get(now))) {
                    script.add(new Line(' ', before.get(old)));
                    old++;
                    now++;
                } else if (common[old + 1][now] >= common[old][now + 1]) {
                    script.add(new Line('-', before.get(old++)));
                } else {
                    script.add(new Line('+', after.get(now++)));
                }
            }
        }
        before.subList(old, before.size()).forEach(line -> script.add(new Line('-', line)));
        after.subList(now, after.size()).forEach(line -> script.add(new Line('+', line)));
    }

    /** Lines that the rests of both texts have in common, by where the rests begin. */
    private static int[][] common(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int old = before.size() - 1; old >= 0; old--) {
            for (int now = after.size() - 1; now >= 0; now--) {
                common[old][now] = before.get(old).equals(after.get(now))
                        ? common[old + 1][now + 1] + 1
                        : Math.max(common[old + 1][now], common[old][now + 1]);
            }
        }
        return common;
    }
}
