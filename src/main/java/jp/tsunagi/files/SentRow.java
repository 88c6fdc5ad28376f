package jp.tsunagi.files;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import jp.tsunagi.layout.Layout;
import jp.tsunagi.layout.Row;
import jp.tsunagi.layout.RowLayout;
import jp.tsunagi.layout.RowLayout.Roles;
import jp.tsunagi.ledger.Change;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.Sendable;
import jp.tsunagi.privacy.PersonalNumber;

/** A record that is sent, of a layout that a file states; the file says which columns are its key and its person. */
public final class SentRow extends Row implements Sendable {
    private final RowLayout layout;

    private SentRow(RowLayout layout) {
        super(layout);
        this.layout = layout;
    }

    /** Of its columns. */
    public static Layout<SentRow> layout(RowLayout rows) {
        return Layout.of(rows, SentRow.class, () -> new SentRow(rows));
    }

    @Override
    public String recordKey() {
        return layout.key(this);
    }

    @Override
    public String residentNumber() {
        return (String) role(layout.roles().residentNumber());
    }

    /** Where the layout file names a column for it. */
    public Optional<LocalDate> birthDate() {
        return Optional.ofNullable((LocalDate) role(layout.roles().birthDate()));
    }

    @Override
    public boolean ended() {
        return role(layout.roles().ended()) != null;
    }

    @Override
    public void sentAs(RunKind kind, Change change) {
        // No column says how the record is sent.
    }

    @Override
    public Set<String> sendingFields() {
        return Set.of();
    }

    @Override
    public String contentSupplement() {
        Object revision = role(layout.roles().personalNumberRevision());
        return revision == null ? "" : revision.toString();
    }

    @Override
    public void wipe() {
        for (int i = 0; i < layout.columns().size(); i++) {
            if (get(i) instanceof PersonalNumber number) {
                number.wipe();
            }
        }
    }

    private Object role(int index) {
        return index == Roles.NONE ? null : get(index);
    }
}
