package jp.tsunagi.quarantine;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.SentRow;
import jp.tsunagi.layout.Column;
import jp.tsunagi.layout.ColumnType;
import jp.tsunagi.layout.Layout;
import jp.tsunagi.layout.RowColumn;
import jp.tsunagi.layout.RowLayout;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.text.Characters;

/** The check of a linkage that has a layout file: what the file states, and characters that the counterpart takes. */
public final class RowCheck implements RecordCheck<SentRow> {
    private final Function<Charset, Characters> characters;
    private final List<RowColumn> columns;
    private final Layout<SentRow> layout;
    private final RowChecks rules;

    RowCheck(RowLayout stated, Function<Charset, Characters> characters) {
        this.characters = characters;
        this.columns = stated.columns();
        this.layout = SentRow.layout(stated);
        this.rules = new RowChecks(stated);
    }

    /**
     * For each linkage the check of its layout file.
     *
     * @param characters the welfare system's characters towards a character set
     */
    public static Function<Linkage, RecordCheck<SentRow>> ofEach(Function<Charset, Characters> characters) {
        Map<String, RecordCheck<SentRow>> checks = new ConcurrentHashMap<>();
        return linkage -> checks.computeIfAbsent(linkage.id(), id -> new RowCheck(stated(linkage), characters));
    }

    private static RowLayout stated(Linkage linkage) {
        if (linkage.fileRule().layout() instanceof jp.tsunagi.register.Layout.OfFile file) {
            return file.record();
        }
        throw new HubException(
                ErrorCode.REGISTER_INVALID, linkage.id() + " has no layout file; its route asks rowCheck");
    }

    @Override
    public List<Finding> check(SentRow row, Sending sending) {
        Checks checks = new Checks();
        Characters target = characters.apply(sending.charset());
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i).column();
            if (column.type() == ColumnType.TEXT) {
                int index = i;
                checks.characters(column.field(), (String) row.get(i), target, text -> row.set(index, text));
            }
        }
        checks.layout(layout, row);
        rules.check(row, sending.businessDate(), checks);
        return checks.found();
    }

    @Override
    public Optional<LocalDate> birthDate(SentRow row) {
        return row.birthDate();
    }
}
