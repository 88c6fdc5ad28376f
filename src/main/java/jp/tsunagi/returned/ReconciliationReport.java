package jp.tsunagi.returned;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Attempt;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Hashes;
import jp.tsunagi.files.Places;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.ledger.Unsettled;
import jp.tsunagi.ledger.UnsettledRecords;
import jp.tsunagi.privacy.OwnerOnly;

/**
 * The reconciliation of one sent file as CSV for people: the totals, then every record that was not accepted, with the
 * counterpart's code and our text for it. The ledger holds the same facts.
 */
public final class ReconciliationReport {
    private final Path folder;
    private final UnsettledRecords unsettled;
    private final ResultCodes codes;
    private final Journal journal;
    private final Places places;

    public ReconciliationReport(
            Path folder, UnsettledRecords unsettled, ResultCodes codes, Journal journal, Places places) {
        this.journal = journal;
        this.places = places;
        this.folder = folder;
        this.unsettled = unsettled;
        this.codes = codes;
    }

    /** Writes the report anew, as the ledger stands now. */
    public void write(FileEntry sent) {
        Path target = path(sent);
        Entry.Builder attempt = Entry.intent(Action.REPORT, Access.LOOK_UP, "reconciliation")
                .linkage(sent.linkage())
                .run(sent.runId())
                .file(target.getFileName().toString(), null)
                .records(sent.recordCount())
                .place(places.of(target));
        Attempt.make(
                journal, attempt, outcome -> outcome.file(target.getFileName().toString(), write(sent, target)));
    }

    /** @return SHA-256 of the report */
    private String write(FileEntry sent, Path target) {
        Path temporary = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            OwnerOnly.makeFolder(folder);
            try (CsvWriter csv = CsvWriter.builder().build(OwnerOnly.replace(temporary, StandardCharsets.UTF_8))) {
                totals(csv, sent);
                csv.writeRecord("明細番号 No.", "公費負担者番号", "受給者番号", "交付番号ほか", "状態 state", "コード code", "内容", "text", "item");
                unsettled.of(sent, record -> line(csv, record));
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            return Hashes.of(target);
        } catch (IOException e) {
            throw new HubException(
                    ErrorCode.STORAGE_FAILED, target + ": " + e.getClass().getSimpleName(), e);
        }
    }

    public Path path(FileEntry sent) {
        return folder.resolve(sent.name() + ".reconciliation.csv");
    }

    private static void totals(CsvWriter csv, FileEntry sent) {
        long open = sent.recordCount() - sent.accepted() - sent.rejected() - sent.missing();
        csv.writeRecord("ファイル file", sent.name());
        csv.writeRecord("SHA-256", sent.sha256());
        csv.writeRecord("送信 sent", String.valueOf(sent.recordCount()));
        csv.writeRecord("正常 accepted", String.valueOf(sent.accepted()));
        csv.writeRecord("エラー rejected", String.valueOf(sent.rejected()));
        csv.writeRecord("回答待ち waiting", String.valueOf(open));
        csv.writeRecord("未着 missing", String.valueOf(sent.missing()));
        csv.writeRecord("期限 deadline", String.valueOf(sent.deadline()));
        csv.writeRecord("");
    }

    private void line(CsvWriter csv, Unsettled record) {
        String key = record.key();
        int payer = Math.min(8, key.length());
        int recipient = Math.min(15, key.length());
        csv.writeRecord(
                String.valueOf(record.number()),
                key.substring(0, payer),
                key.substring(payer, recipient),
                key.substring(recipient),
                record.state().toString(),
                text(record.code()),
                codes.find(text(record.code())).map(ResultCode::ja).orElse(""),
                codes.find(text(record.code())).map(ResultCode::en).orElse(""),
                text(record.detail()));
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
