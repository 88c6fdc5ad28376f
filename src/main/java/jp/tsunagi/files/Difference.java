package jp.tsunagi.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.tsunagi.ledger.Change;
import jp.tsunagi.ledger.ContentHash;
import jp.tsunagi.ledger.HeldBack;
import jp.tsunagi.ledger.RunKind;
import jp.tsunagi.ledger.Sendable;
import jp.tsunagi.ledger.SentRecord;
import jp.tsunagi.ledger.SentRecords;
import jp.tsunagi.ledger.SentState;
import jp.tsunagi.privacy.Pseudonyms;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * Chooses what a run sends: everyone in an initial load; otherwise who is new, changed or ended since the state that the
 * counterpart accepted last.
 */
public final class Difference {
    private final SentRecords sentRecords;
    private final ContentHashes contentHashes;
    private final Pseudonyms pseudonyms;

    public Difference(SentRecords sentRecords, ContentHashes contentHashes, Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
        this.sentRecords = sentRecords;
        this.contentHashes = contentHashes;
    }

    /** The records of the batch that are due, entered in the ledger as sent. */
    public Batch<Sendable> select(
            @Body Batch<? extends Sendable> batch, @ExchangeProperty(Outbound.PROPERTY) Outbound outbound) {
        boolean everyone = outbound.run().kind() == RunKind.FULL;
        Map<String, SentState> states = everyone ? Map.of() : states(batch, outbound);
        ContentHashes.Hasher hasher = contentHashes.hasher(outbound.layout());
        Pseudonyms.Maker pseudonym = pseudonyms.maker();
        List<Sendable> due = new ArrayList<>(batch.count());
        List<SentRecord> entries = new ArrayList<>(batch.count());
        int unchanged = 0;
        Map<String, String> waiting = waiting(batch, outbound);
        for (Sendable record : batch.records()) {
            ContentHash hash = hasher.hash(record);
            SentState state = states.getOrDefault(record.recordKey(), SentState.NONE);
            SentState.Decision decision = decide(record, state, hash, everyone);
            String followed = waiting.get(record.personKey());
            if (decision == SentState.Decision.SEND && followed != null) {
                outbound.held(HeldBack.Cause.FOLLOWS, followed);
                continue;
            }
            switch (decision) {
                case UNCHANGED -> unchanged++;
                case UNANSWERED -> outbound.held(HeldBack.Cause.UNANSWERED, "");
                case REJECTED -> outbound.held(HeldBack.Cause.REJECTED, "");
                case SEND -> {
                    Change change = everyone && record.ended() ? Change.ENDED : state.change(record.ended());
                    record.sentAs(outbound.run().kind(), change);
                    due.add(record);
                    entries.add(new SentRecord(
                            outbound.records() + due.size(),
                            record.recordKey(),
                            change,
                            hash,
                            pseudonym.of(record.residentNumber())));
                }
            }
        }
        outbound.unchanged(unchanged);
        outbound.sending(entries);
        return new Batch<>(batch.firstRow(), due);
    }

    private static SentState.Decision decide(Sendable record, SentState state, ContentHash hash, boolean everyone) {
        SentState.Decision decision = everyone ? SentState.Decision.SEND : state.decide(hash);
        boolean concernsNoOne = record.ended() && state.accepted() == null && !record.dueThoughNeverSent();
        return decision == SentState.Decision.SEND && concernsNoOne ? SentState.Decision.UNCHANGED : decision;
    }

    /** Those of the batch's people whose record in a linkage that this one follows was not accepted yet, with the linkage. */
    private Map<String, String> waiting(Batch<? extends Sendable> batch, Outbound outbound) {
        List<String> people =
                batch.records().stream().map(Sendable::personKey).distinct().toList();
        Map<String, String> waiting = new HashMap<>();
        for (String followed : outbound.linkage().follows()) {
            Map<String, SentState> states = sentRecords.states(followed, people);
            people.stream()
                    .filter(person ->
                            states.getOrDefault(person, SentState.NONE).accepted() == null)
                    .forEach(person -> waiting.putIfAbsent(person, followed));
        }
        return waiting;
    }

    private Map<String, SentState> states(Batch<? extends Sendable> batch, Outbound outbound) {
        return sentRecords.states(
                outbound.linkage().id(),
                batch.records().stream().map(Sendable::recordKey).toList());
    }
}
