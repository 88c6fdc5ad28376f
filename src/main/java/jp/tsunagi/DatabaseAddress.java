package jp.tsunagi;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * The JDBC URL of a database. Drivers take options that run a script, load a class or write a file; an address has only those
 * that do not. It is looked at as it is used, whatever settings it was made of.
 */
final class DatabaseAddress {
    private static final Pattern SEPARATOR = Pattern.compile("[;?&]");
    private static final Set<String> OPTIONS = Set.of(
            // PostgreSQL
            "user",
            "password",
            "ssl",
            "sslmode",
            "sslrootcert",
            "sslcert",
            "sslkey",
            "connecttimeout",
            "logintimeout",
            "sockettimeout",
            "tcpkeepalive",
            "applicationname",
            "currentschema",
            "targetservertype",
            "channelbinding",
            "rewritebatchedinserts",
            "preparethreshold",
            // H2
            "mode",
            "database_to_lower",
            "default_null_ordering",
            "db_close_delay",
            "db_close_on_exit",
            "lazy_query_execution",
            "trace_level_file",
            "lock_timeout",
            "write_delay",
            "retention_time",
            "ifexists");

    private DatabaseAddress() {}

    /**
     * The URL itself.
     *
     * @throws HubException SETTINGS_INVALID when it has another option
     */
    static String checked(String database, String url) {
        Arrays.stream(SEPARATOR.split(url))
                .skip(1)
                .map(option -> option.split("=", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(option -> !OPTIONS.contains(option))
                .findFirst()
                .ifPresent(option -> {
                    throw new HubException(
                            ErrorCode.SETTINGS_INVALID,
                            "tsunagi.databases." + database
                                    + ".url: an option of the driver that is not allowed; use of "
                                    + String.join(
                                            ", ", OPTIONS.stream().sorted().toList()));
                });
        return url;
    }
}
