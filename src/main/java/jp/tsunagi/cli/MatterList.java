package jp.tsunagi.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jp.tsunagi.quarantine.Matter;

/** The 確認リスト as text; each code is explained once. */
final class MatterList {
    private MatterList() {}

    static String of(List<Matter> matters) {
        StringBuilder text = new StringBuilder();
        Set<String> explained = new HashSet<>();
        for (Matter matter : matters) {
            text.append("\nitem ").append(line(matter)).append('\n');
            if (explained.add(matter.code())) {
                text.append(
                        Explanation.lines(matter.code(), "    ").stripLeading().indent(4));
            }
        }
        return text.toString();
    }

    private static String line(Matter matter) {
        return matter.id() + "  "
                + matter.state().name().toLowerCase(Locale.ROOT).replace('_', ' ') + "  "
                + matter.code() + "  " + matter.linkage() + ", key " + matter.recordKey() + ", run "
                + matter.firstRunId()
                + (matter.lastRunId() == matter.firstRunId() ? "" : " to " + matter.lastRunId())
                + part(", ", matter.note())
                + part(", ", matter.handler())
                + part(": ", matter.remark());
    }

    private static String part(String before, String value) {
        return value == null || value.isBlank() ? "" : before + value;
    }
}
