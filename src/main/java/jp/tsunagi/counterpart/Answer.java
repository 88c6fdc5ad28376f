package jp.tsunagi.counterpart;

import java.util.Optional;

/**
 * What the result file says about one record.
 *
 * @param detailNumber 受付明細番号
 * @param key the record's key, if it was well formed
 * @param insurerNumber as sent, or empty when longer than the item: what stands there may be another kind of number
 * @param recipientNumber likewise
 * @param issueNumber 交付番号 of a voucher, empty unless it has all its digits: fewer may be another kind of number
 * @param resultCode {@code 0000} or a {@link Rejection}'s code
 * @param position 処理結果詳細コード of a rejected record
 * @param personalNumberCheck 個人番号誤入力チェック結果コード: {@code 0}, {@code 1} or empty when none was sent
 */
record Answer(
        int detailNumber,
        Optional<String> key,
        String insurerNumber,
        String recipientNumber,
        String issueNumber,
        String resultCode,
        Optional<Integer> position,
        String personalNumberCheck) {
    static final String ACCEPTED = "0000";
    private static final int ISSUE_NUMBER_LENGTH = 13;

    static Answer to(SentRecord record, Optional<Fault> fault) {
        RecordKind kind = record.kind();
        return new Answer(
                record.detailNumber(),
                record.key(),
                echo(record, kind.payer()),
                echo(record, kind.recipient()),
                kind.issueNumber()
                        .map(record::get)
                        .filter(Forms.digits(ISSUE_NUMBER_LENGTH))
                        .orElse(""),
                fault.map(found -> found.rejection().code()).orElse(ACCEPTED),
                fault.map(found -> found.item().position()),
                kind == RecordKind.ELIGIBILITY ? personalNumberCheck(record.get(EligibilityItem.PERSONAL_NUMBER)) : "");
    }

    /** An answer that nobody asked for. */
    static Answer unasked(RecordKind kind, int detailNumber, String key) {
        return new Answer(
                detailNumber,
                Optional.of(key),
                key.substring(0, 8),
                key.substring(8, 15),
                key.substring(15),
                ACCEPTED,
                Optional.empty(),
                kind == RecordKind.ELIGIBILITY ? "0" : "");
    }

    boolean accepted() {
        return resultCode.equals(ACCEPTED);
    }

    private static String echo(SentRecord record, Item item) {
        String value = record.get(item);
        return value.length() <= item.length() ? value : "";
    }

    private static String personalNumberCheck(String number) {
        if (number.isEmpty()) {
            return "";
        }
        return Forms.digits(12).test(number) && CheckDigits.personalNumber(number) ? "0" : "1";
    }
}
