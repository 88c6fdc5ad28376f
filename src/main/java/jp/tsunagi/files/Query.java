package jp.tsunagi.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * The text of a query in {@code mappings/}. The hub is a guest in the databases it reads: one statement, and one that only
 * reads. The connection is read-only besides, where the database knows such a thing.
 */
public final class Query {
    private static final Pattern COMMENT_OR_LITERAL =
            Pattern.compile("--[^\\n]*|/\\*.*?\\*/|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"", Pattern.DOTALL);
    private static final Pattern READS = Pattern.compile("(?:select|with)\\b.*", Pattern.DOTALL);
    private static final Pattern WRITES = Pattern.compile(
            "\\b(insert|update|delete|merge|truncate|create|alter|drop|grant|revoke|call|commit|rollback|set|copy)\\b");

    private Query() {}

    /**
     * Reads and checks a query.
     *
     * @throws HubException MAPPING_INVALID when the file cannot be read, or holds anything but one query
     */
    public static String read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new HubException(ErrorCode.MAPPING_INVALID, file + " cannot be read", e);
        }
        String bare = COMMENT_OR_LITERAL.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        String statement = bare.endsWith(";") ? bare.substring(0, bare.length() - 1) : bare;
        if (statement.contains(";")) {
            throw new HubException(ErrorCode.MAPPING_INVALID, file + ": more than one statement; keep the query alone");
        }
        Matcher writes = WRITES.matcher(statement);
        if (!READS.matcher(statement).matches() || writes.find()) {
            throw new HubException(ErrorCode.MAPPING_INVALID, file + ": not a plain query; begin with select or with");
        }
        if (!statement.contains("order by")) {
            throw new HubException(
                    ErrorCode.MAPPING_INVALID,
                    file + ": no order by; rows of one record key must lie next to each other");
        }
        return text;
    }
}
