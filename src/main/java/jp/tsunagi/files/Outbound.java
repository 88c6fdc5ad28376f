package jp.tsunagi.files;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.tsunagi.layout.Layout;
import jp.tsunagi.layout.RecordWriter;
import jp.tsunagi.ledger.Balance;
import jp.tsunagi.ledger.Change;
import jp.tsunagi.ledger.Exclusion;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.ledger.HeldBack;
import jp.tsunagi.ledger.OutboundLedger;
import jp.tsunagi.ledger.QuarantineItem;
import jp.tsunagi.ledger.Run;
import jp.tsunagi.ledger.Sendable;
import jp.tsunagi.ledger.SentRecord;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Provision;

/**
 * One outbound run while it goes on: its file under a temporary name, its side of the ledger, what it has counted so far.
 * Lives in the exchange, used by one thread at a time.
 */
public final class Outbound implements AutoCloseable {
    /** Exchange property that holds it. */
    public static final String PROPERTY = "outbound";

    private final Run run;
    private final Linkage linkage;
    private final Provision provision;
    private final FileEntry file;
    private final StagedFile staged;
    private final OutboundLedger ledger;
    private final String onlyKey;
    private final Layout<Sendable> layout;
    private final Map<Change, Integer> changes = new EnumMap<>(Change.class);
    private Balance balance = Balance.ZERO;
    private String source = "";
    private RowCursor<? extends Sendable> cursor;
    private int records;
    private String remark;
    private boolean sealed;

    Outbound(
            Run run,
            Linkage linkage,
            Provision provision,
            FileEntry file,
            StagedFile staged,
            OutboundLedger ledger,
            String onlyKey) {
        this.run = run;
        this.linkage = linkage;
        this.provision = provision;
        this.file = file;
        this.staged = staged;
        this.ledger = ledger;
        this.onlyKey = onlyKey;
        // Titles stand once in a file, a batch is a part of it.
        Layout<Sendable> records = Layouts.sent(linkage.fileRule());
        this.layout = records.with(records.format().withoutTitles());
    }

    public Run run() {
        return run;
    }

    public Linkage linkage() {
        return linkage;
    }

    /** The row under which it hands over. */
    public Provision provision() {
        return provision;
    }

    public String fileName() {
        return file.name();
    }

    /** The file's name before encryption, which the file itself carries and the counterpart answers by. */
    String plainName() {
        return OutboundFolders.plainName(file.name());
    }

    public Balance balance() {
        return balance;
    }

    /** The query that is read, as {@code mappings/…}. */
    public String source() {
        return source;
    }

    public int records() {
        return records;
    }

    public int changes(Change change) {
        return changes.getOrDefault(change, 0);
    }

    /** Whether anything was due: without it there is no file to deliver. */
    public boolean isDue() {
        return records > 0;
    }

    /** The one record key that this run is about, or none when it is about everyone. */
    public Optional<String> onlyKey() {
        return Optional.ofNullable(onlyKey);
    }

    /** Whether a record is looked at: all are, or the ones that the run's one key means. */
    public boolean isAbout(Sendable record) {
        return onlyKey == null || record.isMeantBy(onlyKey);
    }

    /** Sets records aside, with what was found wrong. */
    public void setAside(List<QuarantineItem> items) {
        ledger.setAside(items);
        balance = balance.plus(new Balance(items.size(), 0, 0, items.size(), 0));
    }

    /** Leaves records out by a rule; they are held back, and listed with the rule. */
    public void exclude(List<Exclusion> exclusions) {
        ledger.exclude(exclusions);
        balance = balance.plus(new Balance(exclusions.size(), 0, 0, 0, exclusions.size()));
    }

    /** Says what people must know of the file beside its state; it stands in ledger and journal. */
    public void remark(String text) {
        remark = text;
    }

    /** What people must know of the file; {@code null}: nothing. */
    String remark() {
        return remark;
    }

    void unchanged(int count) {
        balance = balance.plus(new Balance(count, 0, count, 0, 0));
    }

    /** Holds one record back. */
    void held(HeldBack.Cause cause, String detail) {
        ledger.held(cause, detail, 1);
        balance = balance.plus(new Balance(1, 0, 0, 0, 1));
    }

    /** Enters records as sent; they are written next. */
    void sending(List<SentRecord> entries) {
        ledger.sent(entries);
        for (SentRecord entry : entries) {
            changes.merge(entry.change(), 1, Integer::sum);
        }
        records += entries.size();
        balance = balance.plus(new Balance(entries.size(), entries.size(), 0, 0, 0));
    }

    void source(String query) {
        source = query;
    }

    void reading(RowCursor<? extends Sendable> opened) {
        cursor = opened;
    }

    void writeHeader(String municipalityCode, ZoneId zone) {
        Layouts.header(linkage.fileRule())
                .ifPresent(line -> writeLine(line, Envelope.header(this, municipalityCode, zone)));
        if (linkage.fileRule().columnTitles()) {
            RecordWriter<Sendable> titles = layout.writer();
            titles.writeTitles();
            staged.append(titles.take());
        }
    }

    void writeTrailer() {
        Layouts.trailer(linkage.fileRule()).ifPresent(line -> writeLine(line, Envelope.trailer(this)));
    }

    private <T> void writeLine(Layout<T> layoutOfLine, Map<String, ?> items) {
        RecordWriter<T> lines = layoutOfLine.writer();
        lines.write(layoutOfLine.make(items));
        staged.append(lines.take());
    }

    /** How this file's records are written. */
    public Layout<Sendable> layout() {
        return layout;
    }

    /** Appends what a batch was written as. The batch's use is over: of those that were not sent, too, nothing stays. */
    void append(byte[] bytes) {
        staged.append(bytes);
        if (cursor != null) {
            cursor.used();
        }
    }

    OutboundLedger ledger() {
        return ledger;
    }

    StagedFile.Sealed sealFile() {
        return staged.seal();
    }

    void sealed() {
        sealed = true;
    }

    FileEntry file() {
        return file;
    }

    Path stagedPath() {
        return staged.path();
    }

    boolean isSealed() {
        return sealed;
    }

    /** Lets go of everything; what was not sealed is rolled back. */
    @Override
    public void close() {
        if (cursor != null) {
            cursor.close();
            cursor.allUsed();
        }
        ledger.close();
        staged.close();
    }
}
