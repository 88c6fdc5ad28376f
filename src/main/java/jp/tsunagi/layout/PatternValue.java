package jp.tsunagi.layout;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;

/** Dates and times of any other pattern. Read only if writing them gives the same text again. */
final class PatternValue<V extends TemporalAccessor> extends Value<V> {
    private final DateTimeFormatter formatter;
    private final TemporalQuery<V> query;

    PatternValue(String pattern, TemporalQuery<V> query) {
        this.formatter = DateTimeFormatter.ofPattern(pattern);
        this.query = query;
    }

    @Override
    int write(V value, Output out) {
        return out.text(formatter.format(value));
    }

    @Override
    V read(char[] characters, int from, int to) {
        String text = new String(characters, from, to - from);
        try {
            V value = formatter.parse(text, query);
            return formatter.format(value).equals(text) ? value : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    int length(V value) {
        return formatter.format(value).length();
    }

    @Override
    boolean isWritable(V value) {
        return DateValue.fits(value.get(ChronoField.YEAR));
    }
}
