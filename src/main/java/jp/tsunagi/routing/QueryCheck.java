package jp.tsunagi.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Layouts;
import jp.tsunagi.files.MappingFault;
import jp.tsunagi.files.Mappings;
import jp.tsunagi.files.Query;
import jp.tsunagi.files.SqlFault;
import jp.tsunagi.files.StatementUser;
import jp.tsunagi.intake.NumberingStatements;
import jp.tsunagi.intake.Takeover;
import jp.tsunagi.layout.RowBinder;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Register;

/**
 * Prepares the statements of {@code mappings/} against the real schema, and holds the columns of those that routes read
 * against the record classes. No row is read.
 */
public final class QueryCheck {
    // rows.read('welfare', 'eligibility/eligibility-out.sql', …
    private static final Pattern READ = Pattern.compile("read\\('(\\w+)',\\s*'([^']+)'");

    // intakes.apply('branch/branch-number-in')
    private static final Pattern TAKE_OVER = Pattern.compile("apply\\('([^']+)'");

    // issueNumbers.number('voucher/voucher-out')
    private static final Pattern NUMBER = Pattern.compile("number\\('([^']+)'");

    private final Register register;
    private final Takeover takeover;
    private final Collection<StatementUser> users;
    private final Map<String, DataSource> databases;
    private final Mappings mappings;

    /**
     * @param users parts that execute statements which no route names
     * @param databases those that are configured, by name; queries of others are read only
     */
    public QueryCheck(
            Register register,
            Takeover takeover,
            Collection<StatementUser> users,
            Map<String, DataSource> databases,
            Mappings mappings) {
        this.register = register;
        this.takeover = takeover;
        this.users = List.copyOf(users);
        this.databases = Map.copyOf(databases);
        this.mappings = mappings;
    }

    /** What does not fit, query by query. */
    public List<LintFinding> check(Path routes) {
        List<LintFinding> findings = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(routes)) {
            for (Path route : walk.filter(path -> path.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList()) {
                String id = route.getFileName().toString().replace(".camel.yaml", "");
                String text = Files.readString(route);
                Matcher read = READ.matcher(text);
                while (read.find()) {
                    check(id, read.group(1), read.group(2)).ifPresent(findings::add);
                }
                Matcher numbering = NUMBER.matcher(text);
                while (numbering.find()) {
                    checkNumbering(numbering.group(1)).ifPresent(findings::add);
                }
                Matcher takeOver = TAKE_OVER.matcher(text);
                while (takeOver.find()) {
                    checkTakeover(id, takeOver.group(1)).ifPresent(findings::add);
                }
            }
        } catch (IOException e) {
            throw new HubException(ErrorCode.MAPPING_INVALID, routes.toString(), e);
        }
        for (StatementUser user : users) {
            attempt(mappings.folder(), () -> user.prepare(databases.keySet())).ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<LintFinding> checkNumbering(String folder) {
        DataSource welfare = databases.get("welfare");
        if (welfare == null) {
            return Optional.empty();
        }
        return attempt(mappings.path(folder), () -> NumberingStatements.check(folder, mappings, welfare));
    }

    private static Optional<LintFinding> attempt(Path place, Runnable preparing) {
        try {
            preparing.run();
            return Optional.empty();
        } catch (MappingFault e) {
            return Optional.of(finding(e));
        } catch (SqlFault e) {
            return Optional.of(unfit(e.file(), e.failure()));
        } catch (HubException e) {
            return Optional.of(unfit(place, e));
        }
    }

    private static LintFinding unfit(Path folder, HubException failure) {
        return new LintFinding(
                folder,
                1,
                LintFinding.Severity.ERROR,
                failure.detail(),
                "compare the statement's names with the schema and the record class");
    }

    private Optional<LintFinding> checkTakeover(String route, String folder) {
        DataSource welfare = databases.get("welfare");
        Optional<Linkage> linkage = register.find(route);
        if (welfare == null || linkage.isEmpty()) {
            return Optional.empty();
        }
        return attempt(mappings.path(folder), () -> takeover.check(folder, linkage.get(), welfare));
    }

    private Optional<LintFinding> check(String route, String database, String file) {
        Path query = mappings.path(file);
        DataSource source = databases.get(database);
        Optional<Linkage> linkage = register.find(route);
        Query text;
        try {
            text = mappings.ordered(file);
        } catch (MappingFault e) {
            return Optional.of(finding(e));
        }
        if (source == null || linkage.isEmpty()) {
            return Optional.empty();
        }
        try (Connection connection = source.getConnection();
                PreparedStatement statement = text.prepare(connection, Map.of(Query.BUSINESS_DATE, LocalDate.EPOCH))) {
            ResultSetMetaData columns = statement.getMetaData();
            RowBinder.of(Layouts.sent(linkage.get().fileRule()), columns);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(unfit(query, e));
        } catch (HubException e) {
            return Optional.of(finding(query, e.detail(), "name the column as a field of the record class"));
        }
    }

    private static LintFinding unfit(Path file, SQLException failure) {
        return finding(
                file,
                "the statement does not fit the database (SQL state " + failure.getSQLState() + "): " + reason(failure),
                "compare its names with the schema");
    }

    // What the driver says before it repeats the statement. It was prepared only: no row's value is in it.
    private static String reason(SQLException failure) {
        String line = failure.getMessage().lines().findFirst().orElse("");
        String reason =
                line.replaceFirst("(in SQL statement|; SQL statement:).*", "").strip();
        return reason.substring(0, Math.min(200, reason.length()));
    }

    private static LintFinding finding(MappingFault fault) {
        return new LintFinding(fault.file(), fault.line(), LintFinding.Severity.ERROR, fault.what(), fault.mend());
    }

    private static LintFinding finding(Path query, String what, String mend) {
        return new LintFinding(query, NamedLine.find(query, what), LintFinding.Severity.ERROR, what, mend);
    }
}
