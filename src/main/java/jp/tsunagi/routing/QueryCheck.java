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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import jp.tsunagi.register.Spelling;

/**
 * Prepares the statements of {@code mappings/} against the real schema, and holds the columns of those that routes read
 * against the record classes. No row is read.
 */
public final class QueryCheck {
    // rows.read('welfare', 'eligibility/eligibility-out.sql', …
    private static final Pattern READ = Pattern.compile("\\bread\\(\\s*['\"](\\w+)['\"]\\s*,\\s*['\"]([^'\"]+)['\"]");

    // intakes.apply('branch/branch-number-in')
    private static final Pattern TAKE_OVER = Pattern.compile("\\bapply\\(\\s*['\"]([^'\"]+)['\"]");

    // issueNumbers.number('voucher/voucher-out')
    private static final Pattern NUMBER = Pattern.compile("\\bnumber\\(\\s*['\"]([^'\"]+)['\"]");

    private final Register register;
    private final Takeover takeover;
    private final Collection<StatementUser> users;
    private final Set<String> known;
    private final Map<String, DataSource> databases;
    private final Mappings mappings;

    /**
     * @param users parts that execute statements which no route names
     * @param known databases that routes may read, by name
     * @param databases those of them that are configured; queries of others are read only
     */
    public QueryCheck(
            Register register,
            Takeover takeover,
            Collection<StatementUser> users,
            Set<String> known,
            Map<String, DataSource> databases,
            Mappings mappings) {
        this.register = register;
        this.takeover = takeover;
        this.users = List.copyOf(users);
        this.known = Set.copyOf(known);
        this.databases = Map.copyOf(databases);
        this.mappings = mappings;
    }

    /** What does not fit, query by query. */
    public List<LintFinding> check(Path routes) {
        List<LintFinding> findings = new ArrayList<>();
        try (OpenDatabases open = OpenDatabases.of(databases, mappings.folder(), findings)) {
            for (Path route : RouteFiles.of(routes)) {
                check(route, open).forEach(findings::add);
            }
            for (StatementUser user : users) {
                attempt(mappings.folder(), () -> user.prepare(open.names())).ifPresent(findings::add);
            }
        } catch (IOException e) {
            throw new HubException(ErrorCode.MAPPING_INVALID, routes.toString(), e);
        }
        return findings;
    }

    private List<LintFinding> check(Path route, OpenDatabases open) throws IOException {
        List<LintFinding> findings = new ArrayList<>();
        String id = RouteFiles.route(route);
        String text = Files.readString(route);
        Matcher read = READ.matcher(text);
        while (read.find()) {
            String database = read.group(1);
            String file = read.group(2);
            int line = (int) text.substring(0, read.start()).lines().count();
            if (!known.contains(database)) {
                findings.add(error(
                        route,
                        line,
                        "database '" + database + "' is none that routes may read",
                        Spelling.didYouMean(database, known, "one of " + String.join(", ", new TreeSet<>(known)))));
            } else if (!mappings.has(file)) {
                findings.add(
                        error(route, line, "mappings/" + file + " is not there", "put it there, or mend the name"));
            } else {
                check(id, open.connection(database), file).ifPresent(findings::add);
            }
        }
        Optional<DataSource> welfare = open.source("welfare");
        Matcher numbering = NUMBER.matcher(text);
        while (numbering.find()) {
            welfare.flatMap(source -> checkNumbering(numbering.group(1), source))
                    .ifPresent(findings::add);
        }
        Matcher takeOver = TAKE_OVER.matcher(text);
        while (takeOver.find()) {
            welfare.flatMap(source -> checkTakeover(id, takeOver.group(1), source))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<LintFinding> checkNumbering(String folder, DataSource welfare) {
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
        return error(folder, 1, failure.detail(), "compare the statement's names with the schema and the record class");
    }

    private Optional<LintFinding> checkTakeover(String route, String folder, DataSource welfare) {
        return register.find(route)
                .flatMap(linkage -> attempt(mappings.path(folder), () -> takeover.check(folder, linkage, welfare)));
    }

    private Optional<LintFinding> check(String route, Optional<Connection> connection, String file) {
        Path query = mappings.path(file);
        Optional<Linkage> linkage = register.find(route);
        Query text;
        try {
            text = mappings.ordered(file);
        } catch (MappingFault e) {
            return Optional.of(finding(e));
        }
        if (connection.isEmpty() || linkage.isEmpty()) {
            return Optional.empty();
        }
        try (PreparedStatement statement =
                text.prepare(connection.get(), Map.of(Query.BUSINESS_DATE, LocalDate.EPOCH))) {
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
        return error(fault.file(), fault.line(), fault.what(), fault.mend());
    }

    private static LintFinding finding(Path query, String what, String mend) {
        return error(query, NamedLine.find(query, what), what, mend);
    }

    private static LintFinding error(Path file, int line, String what, String mend) {
        return new LintFinding(file, line, LintFinding.Severity.ERROR, what, mend);
    }
}
