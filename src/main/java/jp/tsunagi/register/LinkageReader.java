package jp.tsunagi.register;

import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one entry of the register. */
final class LinkageReader {
    private static final Set<String> KEYS = Set.of(
            "id",
            "name",
            "direction",
            "parties",
            "provision",
            "legalBasis",
            "carries",
            "follows",
            "purpose",
            "scope",
            "schedule",
            "endpoint",
            "file",
            "encryption",
            "invalidRecord",
            "undelivered",
            "deadline",
            "retention",
            "answers",
            "changes",
            "reads");
    private static final String NO_ANSWERS = "none";
    private static final Set<String> OUTBOUND_ONLY =
            Set.of("provision", "carries", "follows", "deadline", "encryption", "undelivered");
    private static final Set<String> INBOUND_ONLY = Set.of("answers");
    private static final Set<String> ENDPOINT_KEYS = Set.of("folder", "sftp", "database");
    private static final Set<String> PLACE_KEYS = Set.of("folder", "readers", "sftp", "database");
    private static final Set<String> SFTP_KEYS = Set.of("host", "port", "user", "folder", "privateKey", "knownHosts");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    // Not the hub's marks, nor what keeps the versions of the schema.
    private static final Pattern TABLE = Pattern.compile(
            "(?!(?:.*\\.)?(?:tsunagi|flyway)_)[\\p{L}_][\\p{L}\\p{N}_]*(\\.[\\p{L}_][\\p{L}\\p{N}_]*)*");
    private static final Pattern DEADLINE = Pattern.compile("([1-9]\\d{0,2}) business days?");
    private static final Pattern RETENTION = Pattern.compile("([1-9]\\d?) years?");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    private LinkageReader() {}

    /** The linkage; where something is wrong it is noted, and the linkage is of no use. */
    static Optional<Linkage> read(Node entry, Section.Notes notes) {
        return Section.of(entry, "the linkage", KEYS, notes).map(section -> linkage(section, notes));
    }

    private static Linkage linkage(Section section, Section.Notes notes) {
        Direction direction = section.value("direction", "write in or out", choice("direction", Direction.class));
        if (direction != null) {
            refuse(section, direction == Direction.IN ? OUTBOUND_ONLY : INBOUND_ONLY, direction);
        }
        Section parties = section.section("parties", Set.of("from", "to"));
        Endpoint endpoint = endpoint(section, direction);
        return new Linkage(
                section.value("id", "write lower-case words with hyphens, as in eligibility-out", LinkageReader::id),
                bilingual(section, "name"),
                direction,
                parties == null ? null : bilingual(parties, "from"),
                parties == null ? null : bilingual(parties, "to"),
                direction == Direction.OUT ? Optional.ofNullable(section.text("provision")) : Optional.empty(),
                section.text("legalBasis"),
                carries(section, direction),
                section.items("follows").stream().map(YamlTree::text).toList(),
                section.text("purpose"),
                section.text("scope"),
                section.value(
                        "schedule",
                        "write a Quartz cron (seconds first, '0 0 6 ? * MON-FRI') or 'every N seconds|minutes'",
                        Schedule::parse),
                endpoint,
                fileRule(section, direction, endpoint, notes),
                encryption(section),
                section.value(
                        "invalidRecord", "write quarantine or stop", choice("invalidRecord", InvalidRecord.class)),
                section.value(
                        "undelivered",
                        Undelivered.DELIVER,
                        "write deliver or anew",
                        choice("undelivered", Undelivered.class)),
                deadline(section, direction),
                section.value("retention", "write, for example, '5 years'", LinkageReader::retention),
                section.items("answers").stream().map(YamlTree::text).toList(),
                tables(section, "changes"),
                tables(section, "reads"),
                notes.file(),
                section.line());
    }

    private static void refuse(Section section, Set<String> keys, Direction direction) {
        for (String key : keys) {
            section.node(key)
                    .ifPresent(node -> section.note(
                            node,
                            "'" + key + "' has no meaning for direction " + lower(direction),
                            "leave it out, or mend the direction"));
        }
    }

    static Bilingual bilingual(Section parent, String key) {
        Section section = parent.section(key, Set.of("ja", "en"));
        return section == null ? null : new Bilingual(section.text("ja"), section.text("en"));
    }

    private static List<String> carries(Section section, Direction direction) {
        return direction == Direction.OUT
                ? section.someItems("carries").stream().map(YamlTree::text).toList()
                : List.of();
    }

    private static Set<String> tables(Section section, String key) {
        List<Node> tables = section.items(key);
        for (Node table : tables) {
            if (!TABLE.matcher(YamlTree.text(table)).matches()) {
                section.note(
                        table,
                        "'" + key + "' names '" + YamlTree.text(table) + "', which is no table of the welfare system",
                        "name its tables in lower case, as in recipient or public.recipient; the hub's own are not named");
            }
        }
        return tables.stream().map(YamlTree::text).collect(Collectors.toSet());
    }

    /** Rows of a database come in no file. */
    private static FileRule fileRule(Section linkage, Direction direction, Endpoint endpoint, Section.Notes notes) {
        if (!(endpoint instanceof Endpoint.Database)) {
            return FileRuleReader.read(linkage, direction, notes);
        }
        linkage.node("file")
                .ifPresent(node -> linkage.note(node, "'file' has no meaning for a database", "leave it out"));
        return null;
    }

    private static Endpoint endpoint(Section linkage, Direction direction) {
        Section section = linkage.section("endpoint", PLACE_KEYS);
        if (section == null) {
            return null;
        }
        if (ENDPOINT_KEYS.stream().filter(section::has).count() != 1) {
            section.note(
                    linkage.need("endpoint"),
                    "endpoint is not one place",
                    "write one of 'folder:', 'sftp:' and, inbound, 'database:'");
            return null;
        }
        if (section.has("database")) {
            return database(section, direction);
        }
        return section.has("folder") ? folder(section, direction) : sftp(section.section("sftp", SFTP_KEYS));
    }

    private static Endpoint database(Section section, Direction direction) {
        if (direction == Direction.OUT) {
            section.note(section.need("database"), "nothing is written to another system's database", "name a folder");
            return null;
        }
        return new Endpoint.Database(section.value("database", "write address", text -> {
            if (!text.equals("address")) {
                throw new IllegalArgumentException("unknown database '" + text + "'");
            }
            return text;
        }));
    }

    private static Endpoint folder(Section section, Direction direction) {
        String path =
                section.value("folder", "use no placeholder but {data}", text -> placeholders(text, Set.of("data")));
        Endpoint.Readers readers = section.value(
                "readers", Endpoint.Readers.OWNER, "write owner or group", choice("readers", Endpoint.Readers.class));
        if (readers == Endpoint.Readers.GROUP
                && (direction == Direction.IN || (path != null && path.contains("{data}")))) {
            section.note(
                    section.need("readers"),
                    "'readers: group' is for what goes out, to a folder outside {data}",
                    "name such a folder; {data} is the hub's account's alone");
        }
        return new Endpoint.Folder(path, readers);
    }

    private static Endpoint sftp(Section section) {
        if (section == null) {
            return null;
        }
        Integer port = section.value("port", 22, "write a number from 1 to 65535", LinkageReader::port);
        return port == null
                ? null
                : new Endpoint.Sftp(
                        section.text("host"),
                        port,
                        section.text("user"),
                        section.text("folder"),
                        section.value("privateKey", "name the file of the hub's key", Path::of),
                        section.value("knownHosts", "name the file of the server's key", Path::of));
    }

    private static Encryption encryption(Section linkage) {
        Node node = linkage.node("encryption").orElse(null);
        if (node == null || "none".equals(YamlTree.text(node))) {
            return new Encryption.None();
        }
        Section section = linkage.section("encryption", Set.of("openpgp"));
        Section openPgp = section == null ? null : section.section("openpgp", Set.of("recipientKey"));
        return openPgp == null
                ? null
                : new Encryption.OpenPgp(
                        openPgp.value("recipientKey", "name the file of the recipient's public key", Path::of));
    }

    private static OptionalInt deadline(Section section, Direction direction) {
        if (direction != Direction.OUT) {
            return OptionalInt.empty();
        }
        OptionalInt days = section.value(
                "deadline", "write, for example, '3 business days', or 'none'", LinkageReader::businessDays);
        return days == null ? OptionalInt.empty() : days;
    }

    static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new IllegalArgumentException("id '" + text + "' is not lower-case words with hyphens");
        }
        return text;
    }

    private static int port(String text) {
        if (!text.matches("[1-9]\\d{0,4}") || Integer.parseInt(text) > 65535) {
            throw new IllegalArgumentException("port '" + text + "' is no port number");
        }
        return Integer.parseInt(text);
    }

    private static OptionalInt businessDays(String text) {
        return NO_ANSWERS.equals(text)
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(first(DEADLINE, "deadline", text)));
    }

    private static Period retention(String text) {
        return Period.ofYears(Integer.parseInt(first(RETENTION, "retention", text)));
    }

    private static String first(Pattern pattern, String key, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(key + " '" + text + "' cannot be read");
        }
        return matcher.group(1);
    }

    /** The text, once it is known to hold no other placeholder than these. */
    static String placeholders(String text, Set<String> known) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            if (!known.contains(matcher.group(1))) {
                throw new IllegalArgumentException("unknown placeholder '" + matcher.group() + "'");
            }
        }
        return text;
    }

    /** Reads a constant of an enum by its name in lower case. */
    static <E extends Enum<E>> Function<String, E> choice(String key, Class<E> type) {
        return text -> List.of(type.getEnumConstants()).stream()
                .filter(constant -> lower(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown " + key + " '" + text + "'"));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
