package jp.tsunagi.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements of a file of {@code mappings/}, word by word. Databases quote and comment in ways that differ: PostgreSQL
 * knows {@code E'\''} and {@code $$…$$} and comments within comments, H2 knows {@code //}. What one reads as a text another
 * executes. So only what all read alike may stand there: words, numbers, a few signs, {@code 'texts'}, {@code "names"} and
 * comments behind {@code --}.
 */
final class SqlText {
    // A text right behind a letter or sign would be of a kind of its own (E'…', U&'…'), digits right before a letter
    // are read
    // as one word or two.
    private static final Pattern TOKEN = Pattern.compile("(?<space>[ \\t\\n]+|\\r\\n|--[^\\n\\r]*+)"
            + "|(?<word>[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*+(?!['\"]))"
            + "|(?<number>[0-9]++(?:\\.[0-9]++)?+(?![\\p{L}_'\"]))"
            + "|(?<literal>'(?:[^'\\\\]|'')*+')"
            + "|(?<quoted>\"[^\"\\\\]++\"(?!\"))"
            + "|(?<sign>[(),.;*/+\\-=<>!|:%])");
    private static final List<String> COMMENTS = List.of("/*", "//", "*/");

    private final Path file;
    private final String text;

    private SqlText(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    enum Kind {
        WORD,
        NUMBER,
        LITERAL,
        QUOTED,
        SIGN
    }

    /**
     * @param text a word in lower case; a quoted name without its quotes
     * @param from where it begins in the file's text
     */
    record Token(Kind kind, String text, int from) {
        boolean is(String other) {
            return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(other);
        }

        boolean isName() {
            return kind == Kind.WORD || kind == Kind.QUOTED;
        }
    }

    /** One statement, without the semicolon that ends it. */
    record Statement(String text, List<Token> tokens) {
        Token token(int index) {
            return index >= 0 && index < tokens.size() ? tokens.get(index) : NONE;
        }

        private static final Token NONE = new Token(Kind.SIGN, "", 0);
    }

    /** @throws MappingFault when the file cannot be read */
    static SqlText read(Path file) {
        try {
            return new SqlText(file, Files.readString(file));
        } catch (IOException e) {
            throw new MappingFault(
                    file, 1, "the file cannot be read", "put it there, as UTF-8, for the hub's user to read");
        }
    }

    /**
     * The statements, none of them empty.
     *
     * @throws MappingFault at a sign that not all databases read alike, and at an open or odd parenthesis
     */
    List<Statement> statements() {
        List<Statement> statements = new ArrayList<>();
        List<Token> tokens = new ArrayList<>();
        int from = 0;
        for (Token token : tokens()) {
            if (token.is(";")) {
                add(statements, from, token.from(), tokens);
                tokens = new ArrayList<>();
                from = token.from() + 1;
            } else {
                tokens.add(token);
            }
        }
        add(statements, from, text.length(), tokens);
        return statements;
    }

    private void add(List<Statement> statements, int from, int to, List<Token> tokens) {
        if (!tokens.isEmpty()) {
            requireParentheses(tokens);
            statements.add(new Statement(text.substring(from, to), List.copyOf(tokens)));
        }
    }

    // Queries are put into parentheses; one that closed them itself would go on outside.
    private void requireParentheses(List<Token> tokens) {
        int open = 0;
        for (Token token : tokens) {
            open += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (open < 0) {
                throw fault(token, "a parenthesis is closed that was not opened", "take it out");
            }
        }
        if (open > 0) {
            throw fault(tokens.get(tokens.size() - 1), "a parenthesis is not closed", "close it");
        }
    }

    private List<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            matcher.region(at, text.length()).useTransparentBounds(true);
            if (COMMENTS.stream().anyMatch(text.substring(at, Math.min(at + 2, text.length()))::equals)) {
                throw fault(at, "a comment that not every database reads alike", "write comments behind --");
            }
            if (!matcher.lookingAt()) {
                throw fault(
                        at,
                        "a sign or quoting that not every database reads alike",
                        "write plain 'texts' without \\, \"names\", words, numbers and ( ) , . ; * / + - = < > ! | : %");
            }
            token(matcher, tokens);
            at = matcher.end();
        }
        return tokens;
    }

    private static void token(Matcher matcher, List<Token> tokens) {
        String found = matcher.group();
        int from = matcher.start();
        if (matcher.group("word") != null) {
            tokens.add(new Token(Kind.WORD, found.toLowerCase(Locale.ROOT), from));
        } else if (matcher.group("number") != null) {
            tokens.add(new Token(Kind.NUMBER, found, from));
        } else if (matcher.group("literal") != null) {
            tokens.add(new Token(Kind.LITERAL, found, from));
        } else if (matcher.group("quoted") != null) {
            tokens.add(new Token(Kind.QUOTED, found.substring(1, found.length() - 1), from));
        } else if (matcher.group("sign") != null) {
            tokens.add(new Token(Kind.SIGN, found, from));
        }
    }

    MappingFault fault(Token token, String what, String mend) {
        return fault(token.from(), what, mend);
    }

    private MappingFault fault(int at, String what, String mend) {
        int line =
                1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        return new MappingFault(file, line, what, mend);
    }

    /** A fault of the file as a whole. */
    MappingFault fault(String what, String mend) {
        return fault(0, what, mend);
    }
}
