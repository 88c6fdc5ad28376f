package jp.tsunagi.files;

import java.util.Optional;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.layout.FileFormat;
import jp.tsunagi.layout.Layout;
import jp.tsunagi.layout.Row;
import jp.tsunagi.layout.RowLayout;
import jp.tsunagi.ledger.Sendable;
import jp.tsunagi.register.FileRule;

/** The register's layouts, compiled: from here on nobody asks whether classes or a file state them. */
public final class Layouts {
    private Layouts() {}

    /**
     * Of records that are sent, as the register's rule for the file has them.
     *
     * @throws HubException REGISTER_INVALID for a class of records that are not sent
     */
    @SuppressWarnings("unchecked")
    public static Layout<Sendable> sent(FileRule rule) {
        Layout<?> layout = records(rule, true);
        if (!Sendable.class.isAssignableFrom(layout.recordClass())) {
            throw new HubException(
                    ErrorCode.REGISTER_INVALID, layout.recordClass().getName() + " is no record that is sent");
        }
        return (Layout<Sendable>) layout;
    }

    /** Of records that come in. */
    public static Layout<?> received(FileRule rule) {
        return records(rule, false);
    }

    private static Layout<?> records(FileRule rule, boolean sent) {
        FileFormat format = Formats.ofRecords(rule);
        if (rule.layout() instanceof jp.tsunagi.register.Layout.OfFile file) {
            return sent ? SentRow.layout(file.record()).with(format) : rows(file.record(), format);
        }
        return Layout.of(classes(rule).record()).with(format);
    }

    /** Of the first line. */
    public static Optional<Layout<?>> header(FileRule rule) {
        return rule.layout() instanceof jp.tsunagi.register.Layout.OfFile file
                ? file.header().map(rows -> rows(rows, Formats.ofEnvelope(rule)))
                : classes(rule).header().map(type -> Layout.of(type).with(Formats.ofEnvelope(rule)));
    }

    /** Of the last line. */
    public static Optional<Layout<?>> trailer(FileRule rule) {
        return rule.layout() instanceof jp.tsunagi.register.Layout.OfFile file
                ? file.trailer().map(rows -> rows(rows, Formats.ofEnvelope(rule)))
                : classes(rule).trailer().map(type -> Layout.of(type).with(Formats.ofEnvelope(rule)));
    }

    private static Layout<Row> rows(RowLayout rows, FileFormat format) {
        return Layout.of(rows, Row.class, () -> new Row(rows)).with(format);
    }

    private static jp.tsunagi.register.Layout.OfClasses classes(FileRule rule) {
        return (jp.tsunagi.register.Layout.OfClasses) rule.layout();
    }
}
