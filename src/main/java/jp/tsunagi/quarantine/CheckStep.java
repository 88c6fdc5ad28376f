package jp.tsunagi.quarantine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Batch;
import jp.tsunagi.files.Outbound;
import jp.tsunagi.ledger.QuarantineItem;
import jp.tsunagi.ledger.Sendable;
import jp.tsunagi.register.InvalidRecord;
import jp.tsunagi.register.Linkage;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * The check step of an outbound route: a record with a finding goes to quarantine, and so do all records that share one
 * key or whose person is outside the scope of the linkage's provision; the rest goes on.
 *
 * @param <T> the record class
 */
public final class CheckStep<T extends Sendable> {
    private final Function<Linkage, RecordCheck<T>> rulesOf;

    public CheckStep(RecordCheck<T> rules) {
        this(linkage -> rules);
    }

    /** @param rulesOf what each linkage checks of its records */
    public CheckStep(Function<Linkage, RecordCheck<T>> rulesOf) {
        this.rulesOf = rulesOf;
    }

    /** The good records of the batch. */
    public Batch<T> check(@Body Batch<T> batch, @ExchangeProperty(Outbound.PROPERTY) Outbound outbound) {
        List<T> good = new ArrayList<>(batch.count());
        List<QuarantineItem> bad = new ArrayList<>();
        List<T> records = batch.records();
        RecordCheck.Sending sending = new RecordCheck.Sending(
                outbound.run().businessDate(), outbound.linkage().fileRule().charset());
        List<List<Finding>> findings = findings(records, sending, outbound);
        for (int i = 0; i < records.size(); i++) {
            T record = records.get(i);
            if (!outbound.isAbout(record)) {
                continue;
            }
            if (findings.get(i).isEmpty()) {
                good.add(record);
            } else {
                bad.add(item(record, batch.row(i), findings.get(i), outbound));
                record.wipe();
            }
        }
        if (!bad.isEmpty() && outbound.linkage().invalidRecord() == InvalidRecord.STOP) {
            QuarantineItem first = bad.get(0);
            throw new HubException(
                    first.code(),
                    first.source() + ", row " + first.lineNo() + ", " + first.field() + ": the run stops");
        }
        outbound.setAside(bad);
        return new Batch<>(batch.firstRow(), good);
    }

    /** What is wrong with each record. A record with a finding of the run's own is not looked at further. */
    private List<List<Finding>> findings(List<T> records, RecordCheck.Sending sending, Outbound outbound) {
        RecordCheck<T> rules = rulesOf.apply(outbound.linkage());
        List<String> keys = records.stream().map(Sendable::recordKey).toList();
        List<List<Finding>> findings = new ArrayList<>(Collections.nCopies(records.size(), List.of()));
        List<Integer> places = new ArrayList<>(records.size());
        List<T> unsuspected = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            T record = records.get(i);
            if (!outbound.isAbout(record)) {
                continue;
            }
            if (sharesKey(keys, i)) {
                findings.set(i, List.of(new Finding(ErrorCode.DUPLICATE_KEY, "recordKey")));
            } else if (!outbound.provision().rules().cover(rules.birthDate(record), sending.businessDate())) {
                findings.set(i, List.of(new Finding(ErrorCode.OUTSIDE_SCOPE, "birthdate")));
            } else {
                places.add(i);
                unsuspected.add(record);
            }
        }
        List<List<Finding>> checked = rules.checkAll(unsuspected, sending);
        for (int i = 0; i < unsuspected.size(); i++) {
            findings.set(places.get(i), withPerson(unsuspected.get(i), checked.get(i)));
        }
        return findings;
    }

    private static List<Finding> withPerson(Sendable record, List<Finding> findings) {
        if (record.residentNumber() != null && !record.residentNumber().isBlank()) {
            return findings;
        }
        // Without it the journal could not tell about whom.
        List<Finding> all = new ArrayList<>(findings);
        all.add(new Finding(ErrorCode.REQUIRED_MISSING, "residentNumber"));
        return all;
    }

    private static boolean sharesKey(List<String> keys, int i) {
        String key = keys.get(i);
        return (i > 0 && key.equals(keys.get(i - 1))) || (i + 1 < keys.size() && key.equals(keys.get(i + 1)));
    }

    private static QuarantineItem item(Sendable record, long row, List<Finding> findings, Outbound outbound) {
        Finding first = findings.get(0);
        String others = findings.stream()
                .skip(1)
                .map(finding -> finding.code().code() + " " + finding.field())
                .collect(Collectors.joining(", "));
        String note = others.isEmpty() ? first.note() : (first.note() + " also " + others).strip();
        return new QuarantineItem(
                outbound.source(),
                row,
                record.recordKey(),
                first.field(),
                first.code(),
                note.substring(0, Math.min(1000, note.length())));
    }
}
