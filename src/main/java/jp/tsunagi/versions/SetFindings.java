package jp.tsunagi.versions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the check of a set has found, each as {@code file:line: what; mend}.
 *
 * @param errors what keeps the set from running
 * @param warnings what does not
 */
public record SetFindings(List<String> errors, List<String> warnings) {
    static final SetFindings NONE = new SetFindings(List.of(), List.of());

    private static final Pattern PLACE = Pattern.compile("^\\S+?:\\d+(?=:)");

    public SetFindings {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** Whether the set may run. */
    public boolean inOrder() {
        return errors.isEmpty();
    }

    /** The same with paths as they are below the set's own folder, wherever the checked copy lies. */
    SetFindings below(Path home) {
        String prefix = home + "/";
        return new SetFindings(
                errors.stream().map(line -> line.replace(prefix, "")).toList(),
                warnings.stream().map(line -> line.replace(prefix, "")).toList());
    }

    /** Where the errors are, by file and line: for the journal, which takes no text that could repeat a value. */
    String places() {
        List<String> places = new ArrayList<>();
        for (String error : errors) {
            Matcher place = PLACE.matcher(error);
            if (place.find()) {
                places.add(place.group());
            }
        }
        return errors.size() + " findings: " + places.stream().distinct().collect(Collectors.joining(", "));
    }
}
