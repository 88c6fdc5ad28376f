package jp.tsunagi.files;

import java.util.List;
import java.util.Set;
import jp.tsunagi.files.SqlText.Kind;
import jp.tsunagi.files.SqlText.Statement;
import jp.tsunagi.files.SqlText.Token;

/**
 * What the statements of {@code mappings/} may do. Lists of what may stand there, not of what may not: databases have
 * functions that read and write files, reach other hosts or change settings, and get new ones with every version.
 */
final class SqlRules {
    private static final Set<String> CHANGES = Set.of("insert", "update", "delete", "merge");

    private static final Set<String> LOCKS = Set.of("share", "key", "no", "update");

    // Behind these a name and a parenthesis are a name and its columns.
    private static final Set<String> BEFORE_COLUMNS = Set.of("as", "into", "with", "recursive");

    // The hub's own, of one transaction, in which the lines of a file lie, or the numbers about to be given.
    private static final Set<String> TEMPORARY = Set.of("arrived", "numbered");

    // Its statistics repeat values of any column.
    private static final String CATALOGUE = "pg_";
    private static final String CATALOGUE_SCHEMA = "information_schema";

    private SqlRules() {}

    /** @throws MappingFault unless the statement does nothing but read, and only what is open to it */
    static void requireRead(SqlText text, Statement statement, SqlPermit permit) {
        Token first = statement.token(0);
        if (!first.is("select") && !first.is("with")) {
            throw text.fault(first, "not a plain query", "begin with select or with");
        }
        for (Token token : statement.tokens()) {
            if (isChange(token) || token.is("into")) {
                throw text.fault(token, "'" + token.text() + "' in a query", "a query only reads; take it out");
            }
        }
        requireHarmless(text, statement);
        requireOpen(text, statement, permit);
    }

    /** @throws MappingFault unless the statement does nothing but change rows of the tables that it may change */
    static void requireChange(SqlText text, Statement statement, SqlPermit permit) {
        Token first = statement.token(0);
        if (!isChange(first)) {
            throw text.fault(
                    first,
                    "only insert, update, delete and merge may stand here",
                    "begin the statement with one of them");
        }
        int target = first.is("update") ? 1 : 2;
        if (target == 2 && !statement.token(1).is(first.is("delete") ? "from" : "into")) {
            throw text.fault(first, "'" + first.text() + "' without its table", "name the table right behind it");
        }
        List<Token> tokens = statement.tokens();
        for (int i = 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean ofTheSame = statement.token(i - 1).is(first.is("merge") ? "then" : "do") && !token.is("merge");
            if ((isChange(token) && !ofTheSame) || (token.is("into") && i > 1)) {
                throw text.fault(token, "'" + token.text() + "' within another statement", "make it one of its own");
            }
        }
        requireOneOf(permit.changes(), text, statement, target);
        requireHarmless(text, statement);
        requireOpen(text, statement, permit);
    }

    private static void requireOpen(SqlText text, Statement statement, SqlPermit permit) {
        for (Token token : statement.tokens()) {
            String name = token.isName() ? SqlPermit.folded(token.text()) : "";
            if (permit.isClosed(name)) {
                throw text.fault(
                        token,
                        "'" + name + "' holds personal numbers, and is not among what the linkage reads",
                        "take it out, or name it under 'reads' of a linkage in linkages.yaml that needs it");
            }
            if (name.startsWith(CATALOGUE) || name.equals(CATALOGUE_SCHEMA)) {
                throw text.fault(
                        token, "'" + name + "' is the database's own", "read the welfare system's tables only");
            }
        }
    }

    private static void requireOneOf(Set<String> tables, SqlText text, Statement statement, int at) {
        StringBuilder name = new StringBuilder();
        int i = at;
        while (statement.token(i).isName() && !statement.token(i).text().contains(".")) {
            name.append(statement.token(i).text());
            if (!statement.token(i + 1).is(".")) {
                break;
            }
            name.append('.');
            i += 2;
        }
        if (!tables.contains(name.toString()) && !TEMPORARY.contains(name.toString())) {
            throw text.fault(
                    statement.token(Math.min(at, statement.tokens().size() - 1)),
                    "changes '" + name + "', which is not among the tables that the linkage changes",
                    "change "
                            + (tables.isEmpty()
                                    ? "none"
                                    : String.join(", ", tables.stream().sorted().toList()))
                            + ", or name it under 'changes' in linkages.yaml");
        }
    }

    private static void requireHarmless(SqlText text, Statement statement) {
        for (int i = 0; i < statement.tokens().size(); i++) {
            Token token = statement.token(i);
            if (token.isName() && statement.token(i + 1).is("(") && !mayStandBeforeParenthesis(statement, i)) {
                throw text.fault(
                        token,
                        "function '" + token.text() + "' is not one of those that may be used",
                        "see administrator.md for those that may");
            }
            if (token.is("nextval")
                    || token.is("currval")
                    || (token.is("value") && statement.token(i + 1).is("for"))) {
                throw text.fault(token, "numbers of a sequence are taken", "leave that to the welfare system");
            }
            if (token.is("for") && LOCKS.contains(statement.token(i + 1).text())) {
                throw text.fault(token, "rows are locked", "take the 'for …' out");
            }
        }
    }

    private static boolean mayStandBeforeParenthesis(Statement statement, int i) {
        Token token = statement.token(i);
        Token before = statement.token(i - 1);
        if (before.is(".")) {
            return isTarget(statement, i);
        }
        boolean columns = before.kind() == Kind.WORD && BEFORE_COLUMNS.contains(before.text());
        return columns || (token.kind() == Kind.WORD && SqlWords.mayBeCalled(token.text()));
    }

    private static boolean isChange(Token token) {
        return token.kind() == Kind.WORD && CHANGES.contains(token.text());
    }

    // insert into schema.table (…
    private static boolean isTarget(Statement statement, int i) {
        int from = i;
        while (statement.token(from - 1).is(".")) {
            from -= 2;
        }
        return from == 2 && statement.token(1).is("into");
    }
}
