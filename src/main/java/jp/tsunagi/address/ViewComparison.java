package jp.tsunagi.address;

import java.util.ArrayList;
import java.util.List;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.ledger.Concerned;
import jp.tsunagi.ledger.Confirmation;
import jp.tsunagi.ledger.EffectLedger;
import jp.tsunagi.ledger.HeldBack;
import jp.tsunagi.ledger.SubjectSet;
import jp.tsunagi.privacy.Pseudonyms;

/**
 * The recipients and the view, side by side in the order of 住民番号. A recipient without a number gets the view's where it
 * is good; whoever differs is listed and left as he is (S1 関連性・整合性チェック).
 */
final class ViewComparison implements AutoCloseable {
    /** Columns of the query on the view. */
    static final int VIEW_NUMBER = 0;

    static final int VIEW_KEY = 1;
    /** Columns of the query on the recipients. */
    static final int RECIPIENT_KEY = 0;

    static final int RECIPIENT_RECORD = 1;
    static final int RECIPIENT_NUMBER = 2;

    private static final int BATCH = 1000;

    private final SharedNumbers shared;
    private final Attachable attachable;
    private final EffectLedger ledger;
    private final Pseudonyms.Maker pseudonyms;
    private final Digits ofView = new Digits();
    private final Digits ofRecipient = new Digits();
    private List<Confirmation> matters = new ArrayList<>();
    private List<Concerned> people = new ArrayList<>();
    private final SubjectSet everyone = new SubjectSet();
    private long read;
    private long unchanged;
    private long listed;

    ViewComparison(SharedNumbers shared, Attachable attachable, EffectLedger ledger, Pseudonyms.Maker pseudonyms) {
        this.shared = shared;
        this.attachable = attachable;
        this.ledger = ledger;
        this.pseudonyms = pseudonyms;
    }

    /** Goes through both sides to their ends: rows out of order show wherever they are. */
    void compare(OrderedRows recipients, OrderedRows view) {
        boolean more = view.next();
        while (recipients.next()) {
            read++;
            everyone.add(pseudonyms.of(recipients.text(RECIPIENT_KEY)));
            while (more && view.compareKey(recipients) < 0) {
                more = view.next();
            }
            if (!more || view.compareKey(recipients) > 0) {
                list(recipients, ErrorCode.PERSON_MISSING);
                continue;
            }
            view.copy(VIEW_NUMBER, ofView);
            boolean twice = false;
            more = view.next();
            while (more && view.isTwice()) {
                twice = true;
                more = view.next();
            }
            judge(recipients, twice);
        }
        while (more) {
            more = view.next();
        }
        attachable.flush();
        flush();
    }

    private void judge(OrderedRows recipient, boolean twice) {
        recipient.copy(RECIPIENT_NUMBER, ofRecipient);
        if (twice) {
            list(recipient, ErrorCode.PERSON_TWICE);
        } else if (ofView.isBlank()) {
            list(recipient, ErrorCode.NUMBER_BLANK);
        } else if (!ofView.isValid()) {
            list(recipient, ErrorCode.NUMBER_INVALID);
        } else if (shared.contains(ofView)) {
            list(recipient, ErrorCode.NUMBER_SHARED);
        } else if (ofRecipient.isBlank()) {
            attachable.add(recipient.text(RECIPIENT_KEY), recipient.text(RECIPIENT_RECORD), ofView);
        } else if (ofRecipient.isSameAs(ofView)) {
            unchanged++;
        } else {
            list(recipient, ErrorCode.NUMBER_DIFFERS);
        }
    }

    private void list(OrderedRows recipient, ErrorCode code) {
        list(recipient.text(RECIPIENT_RECORD), recipient.text(RECIPIENT_KEY), code);
    }

    /** Puts a recipient on the 確認リスト. */
    void list(String recordKey, String residentNumber, ErrorCode code) {
        listed++;
        ledger.held(HeldBack.Cause.LISTED, code.code(), 1);
        matters.add(new Confirmation(recordKey, code, ""));
        concern(recordKey, residentNumber, Concerned.Effect.LISTED);
    }

    /** Enters a recipient as one whom the run is about. */
    void concern(String recordKey, String residentNumber, Concerned.Effect effect) {
        people.add(new Concerned(recordKey, pseudonyms.of(residentNumber), effect));
        if (people.size() == BATCH) {
            flush();
        }
    }

    void flush() {
        ledger.confirm(matters);
        ledger.concerns(people);
        matters = new ArrayList<>();
        people = new ArrayList<>();
    }

    /** Recipients. */
    long read() {
        return read;
    }

    /** Digest of all recipients, in their order. */
    String everyone() {
        return everyone.digest();
    }

    /** Recipients whose number is the view's. */
    long unchanged() {
        return unchanged;
    }

    /** Recipients on the 確認リスト. */
    long listed() {
        return listed;
    }

    @Override
    public void close() {
        ofView.wipe();
        ofRecipient.wipe();
    }
}
