package jp.tsunagi.counterpart;

import java.util.Optional;

/**
 * What the result file says about one record.
 *
 * @param detailNumber 受付明細番号
 * @param key the record's key, if it was well formed
 * @param insurerNumber as sent, or empty when longer than the item: what stands there may be another kind of number
 * @param recipientNumber likewise
 * @param resultCode {@code 0000} or a {@link Rejection}'s code
 * @param position 処理結果詳細コード of a rejected record
 * @param personalNumberCheck 個人番号誤入力チェック結果コード: {@code 0}, {@code 1} or empty when none was sent
 */
record Answer(
        int detailNumber,
        Optional<String> key,
        String insurerNumber,
        String recipientNumber,
        String resultCode,
        Optional<Integer> position,
        String personalNumberCheck) {
    static final String ACCEPTED = "0000";

    static Answer to(SentRecord record, Optional<Fault> fault) {
        return new Answer(
                record.detailNumber(),
                record.key(),
                echo(record, EligibilityItem.INSURER_NUMBER),
                echo(record, EligibilityItem.INSURED_IDENTIFICATION_NUMBER),
                fault.map(found -> found.rejection().code()).orElse(ACCEPTED),
                fault.map(found -> found.item().position()),
                personalNumberCheck(record.get(EligibilityItem.PERSONAL_NUMBER)));
    }

    /** An answer that nobody asked for. */
    static Answer unasked(int detailNumber, String key) {
        return new Answer(
                detailNumber, Optional.of(key), key.substring(0, 8), key.substring(8), ACCEPTED, Optional.empty(), "0");
    }

    boolean accepted() {
        return resultCode.equals(ACCEPTED);
    }

    private static String echo(SentRecord record, EligibilityItem item) {
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
