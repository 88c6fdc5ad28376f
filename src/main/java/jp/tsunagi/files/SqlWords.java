package jp.tsunagi.files;

import java.util.Set;

/** Words that a parenthesis may follow in the statements of {@code mappings/}. What is not here is not called. */
final class SqlWords {
    // Functions whose value is all that comes of them.
    private static final Set<String> FUNCTIONS = words(
            // of groups and windows
            """
            avg bool_and bool_or count dense_rank every first_value lag last_value lead listagg max min ntile rank row_number
            string_agg sum
            """,
            // of numbers
            """
            abs ceil ceiling floor mod power round sign trunc
            """,
            // of texts
            """
            ascii btrim char_length character_length chr concat concat_ws left length lower lpad ltrim octet_length overlay
            position replace reverse right rpad rtrim split_part strpos substr substring translate trim upper
            """,
            // of days and times
            """
            add_months date_part date_trunc extract last_day make_date months_between to_char to_date to_number to_timestamp
            """,
            // of rows
            """
            generate_series
            """,
            // of what may be missing
            """
            cast coalesce decode greatest ifnull isnull least nullif nvl
            """);

    private static final Set<String> LANGUAGE = words(
            """
            all and any as between by case conflict cube distinct else except exists filter from group having in insert intersect is
            join lateral like limit materialized minus not offset on or over rollup row select set sets some then union using
            values when where within
            """,
            // types
            """
            bit char character decimal nchar number numeric nvarchar time timestamp varchar varying
            """);

    private SqlWords() {}

    private static Set<String> words(String... groups) {
        return Set.of(String.join(" ", groups).strip().split("\\s+"));
    }

    static Set<String> functions() {
        return FUNCTIONS;
    }

    /** @param word in lower case */
    static boolean mayBeCalled(String word) {
        return FUNCTIONS.contains(word) || LANGUAGE.contains(word);
    }
}
