package jp.tsunagi.counterpart;

import java.util.List;
import java.util.Optional;

/** Records of one file that take effect together, each with what it showed from itself. */
record Batch(Reception reception, boolean initialLoad, List<Checked> records) {
    record Checked(SentRecord record, Optional<Fault> fault) {}

    List<String> keys() {
        return records.stream()
                .flatMap(checked -> checked.record().key().stream())
                .toList();
    }

    /** Those that nothing was found wrong with. */
    List<SentRecord> faultless() {
        return records.stream()
                .filter(checked -> checked.fault().isEmpty())
                .map(Checked::record)
                .toList();
    }

    /** A change or an end, which in a difference file follows something registered. */
    boolean needsPredecessor(SentRecord record) {
        return !initialLoad && !record.get(record.kind().changeType()).equals("01");
    }
}
