package jp.tsunagi.register;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tsunagi.layout.LineEnd;
import jp.tsunagi.layout.Quoting;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the {@code file:} part of a linkage. */
final class FileRuleReader {
    private static final Set<String> KEYS =
            Set.of("name", "layout", "charset", "lineEnd", "quoting", "columnTitles", "columns", "marker", "ready");
    private static final Set<String> NAME_PLACEHOLDERS = Set.of("municipality", "date", "seq", "serial");
    private static final Pattern STABLE = Pattern.compile("stable ([1-9]\\d{0,3}) seconds?");

    private FileRuleReader() {}

    static FileRule read(Section linkage, Direction direction, Section.Notes notes) {
        Section file = linkage.section("file", KEYS);
        if (file == null) {
            return null;
        }
        Boolean titles = file.value("columnTitles", false, "write true or false", FileRuleReader::trueOrFalse);
        return titles == null
                ? null
                : new FileRule(
                        file.value(
                                "name",
                                "use {municipality}, {date} and {seq}; '*' only in the name of an inbound file",
                                text -> name(text, direction)),
                        layout(file, direction, notes),
                        file.value("charset", "write UTF-8 or MS932", FileRuleReader::charset),
                        file.value("lineEnd", "write CRLF or LF", FileRuleReader::lineEnd),
                        file.value("quoting", "write needed or always", LinkageReader.choice("quoting", Quoting.class)),
                        titles,
                        columns(file, notes),
                        direction == Direction.IN ? inbound(file) : outbound(file));
    }

    private static NamePattern name(String text, Direction direction) {
        LinkageReader.placeholders(text, NAME_PLACEHOLDERS);
        if (text.contains("/") || text.contains("\\")) {
            throw new IllegalArgumentException("file name '" + text + "' holds a folder");
        }
        if (direction == Direction.OUT && text.contains("*")) {
            throw new IllegalArgumentException("file name '" + text + "' of an outbound linkage holds '*'");
        }
        if (direction == Direction.OUT && !text.contains("{seq}") && !text.contains("{serial}")) {
            throw new IllegalArgumentException(
                    "file name '" + text + "' has neither {seq} nor {serial}: a day's second file would clash");
        }
        return new NamePattern(text);
    }

    private static Layout layout(Section file, Direction direction, Section.Notes notes) {
        Node node = file.need("layout");
        return node instanceof ScalarNode ? ofFile(file, direction, notes) : ofClasses(file);
    }

    private static Layout ofFile(Section file, Direction direction, Section.Notes notes) {
        Path mappings = notes.file().getParent().resolveSibling("mappings");
        String name = file.value(
                "layout",
                "write the name of a layout file in mappings/, as in lists/heads-out" + RowLayoutReader.SUFFIX,
                text -> RowLayoutReader.name(mappings, text));
        return name == null ? null : RowLayoutReader.read(mappings, name, direction, notes.findings());
    }

    private static Layout ofClasses(Section file) {
        Section layout = file.section("layout", Set.of("header", "record", "trailer"));
        String mend = "write the full name of a record class that is on the class path";
        return layout == null
                ? null
                : new Layout.OfClasses(
                        layout.value("header", Optional.empty(), mend, name -> Optional.of(recordClass(name))),
                        layout.value("record", mend, FileRuleReader::recordClass),
                        layout.value("trailer", Optional.empty(), mend, name -> Optional.of(recordClass(name))));
    }

    private static Class<?> recordClass(String name) {
        try {
            return Class.forName(name, false, FileRuleReader.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalArgumentException("layout class '" + name + "' is not found", e);
        }
    }

    /** Only these two are agreed with the parties; MS932 is Windows-31J, which has ① and 髙 where Shift_JIS has not. */
    private static Charset charset(String text) {
        return switch (text) {
            case "UTF-8" -> StandardCharsets.UTF_8;
            case "MS932" -> Charset.forName("windows-31j");
            default -> throw new IllegalArgumentException("unknown charset '" + text + "'");
        };
    }

    private static LineEnd lineEnd(String text) {
        return switch (text) {
            case "CRLF" -> LineEnd.CRLF;
            case "LF" -> LineEnd.LF;
            default -> throw new IllegalArgumentException("unknown lineEnd '" + text + "'");
        };
    }

    private static boolean trueOrFalse(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("columnTitles '" + text + "' is neither true nor false");
        }
        return text.equals("true");
    }

    private static List<String> columns(Section file, Section.Notes notes) {
        Set<String> seen = new HashSet<>();
        for (Node column : file.items("columns")) {
            if (!seen.add(YamlTree.text(column))) {
                notes.add(column, "column '" + YamlTree.text(column) + "' stands twice", "keep one of them");
            }
        }
        return file.items("columns").stream().map(YamlTree::text).toList();
    }

    private static Readiness outbound(Section file) {
        file.node("ready")
                .ifPresent(node -> file.note(
                        node, "'ready' has no meaning for an outbound file", "write 'marker:' or leave it out"));
        return file.has("marker") ? marker(file) : new Readiness.AtOnce();
    }

    private static Readiness inbound(Section file) {
        String mend = "write 'marker: \"{name}.done\"', or 'ready: stable 10 seconds'";
        if (file.has("marker")) {
            file.value("ready", "marker", "leave 'ready' out beside 'marker'", FileRuleReader::onlyMarker);
            return marker(file);
        }
        return file.value("ready", mend, FileRuleReader::stable);
    }

    private static Readiness marker(Section file) {
        return file.value(
                "marker",
                "write a file name with {name} for the file it belongs to, as in \"{name}.done\"",
                FileRuleReader::markerName);
    }

    private static Readiness markerName(String text) {
        LinkageReader.placeholders(text, Set.of("name"));
        if (!text.contains("{name}") || text.equals("{name}") || !isFileName(text)) {
            throw new IllegalArgumentException("marker '" + text + "' is no name beside the file's own");
        }
        return new Readiness.Marker(text);
    }

    private static boolean isFileName(String text) {
        try {
            return Path.of(text).getNameCount() == 1 && !Path.of(text).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String onlyMarker(String text) {
        if (!text.equals("marker")) {
            throw new IllegalArgumentException("'ready: " + text + "' contradicts 'marker'");
        }
        return text;
    }

    private static Readiness stable(String text) {
        Matcher matcher = STABLE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'ready: " + text + "' cannot be read");
        }
        return new Readiness.Stable(Duration.ofSeconds(Long.parseLong(matcher.group(1))));
    }
}
