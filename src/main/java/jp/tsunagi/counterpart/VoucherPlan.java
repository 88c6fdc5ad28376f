package jp.tsunagi.counterpart;

import static jp.tsunagi.counterpart.VoucherItem.CHANGE_TYPE;
import static jp.tsunagi.counterpart.VoucherItem.EXPIRATION_DATE;
import static jp.tsunagi.counterpart.VoucherItem.INSURED_IDENTIFICATION_NUMBER;
import static jp.tsunagi.counterpart.VoucherItem.ISSUE_NUMBER;
import static jp.tsunagi.counterpart.VoucherItem.VALID_DATE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * 医療券・調剤券情報 against the vouchers and the recipients' eligibility. What is registered can be cancelled whatever has become
 * of the eligibility: a voucher outlives it otherwise.
 */
final class VoucherPlan extends BatchPlan {
    private static final int RECIPIENT_DIGITS = RecordKind.ELIGIBILITY.keyLength();

    private final Map<String, String> owners;
    private final Map<String, Eligibility> eligibilities;
    private final List<Row> rows = new ArrayList<>();

    /** First and last day, {@code yyyyMMdd}; the last may be empty. The day of loss is the last: it may be the first too. */
    record Eligibility(String first, String last) {}

    /** A record that becomes the current one of its number. */
    record Row(SentRecord record, String number, String recipientKey) {}

    /**
     * @param owners the recipient for whom each of the batch's numbers is registered
     * @param eligibilities of the batch's recipients, of those who are registered
     */
    VoucherPlan(Batch batch, Set<String> metKeys, Map<String, String> owners, Map<String, Eligibility> eligibilities) {
        super(batch, metKeys);
        this.owners = owners;
        this.eligibilities = eligibilities;
    }

    /** In the order of the file. */
    List<Row> rows() {
        return rows;
    }

    /** 公費負担者番号 and 受給者番号 of a voucher's key. */
    static String recipientOf(String key) {
        return key.substring(0, RECIPIENT_DIGITS);
    }

    /** 公費負担者番号 and 交付番号: each office numbers for itself. */
    static String numberOf(String key) {
        return key.substring(0, VoucherItem.INSURER_NUMBER.length()) + key.substring(RECIPIENT_DIGITS);
    }

    @Override
    Optional<Fault> againstRegistrations(SentRecord record, String key) {
        String owner = owners.get(numberOf(key));
        boolean another = owner != null && !owner.equals(recipientOf(key));
        return Fault.when(another, Rejection.ISSUE_NUMBER_OF_ANOTHER, ISSUE_NUMBER)
                .or(() -> Fault.when(
                        owner == null && batch().needsPredecessor(record), Rejection.NEVER_REGISTERED, CHANGE_TYPE))
                .or(() -> cancels(record) ? Optional.empty() : againstEligibility(record, key));
    }

    private Optional<Fault> againstEligibility(SentRecord record, String key) {
        Eligibility eligibility = eligibilities.get(recipientOf(key));
        if (eligibility == null) {
            return Fault.when(true, Rejection.RECIPIENT_NOT_REGISTERED, INSURED_IDENTIFICATION_NUMBER);
        }
        boolean early = record.get(VALID_DATE).compareTo(eligibility.first()) < 0;
        boolean late =
                !eligibility.last().isEmpty() && record.get(EXPIRATION_DATE).compareTo(eligibility.last()) > 0;
        return Fault.when(early, Rejection.OUTSIDE_ELIGIBILITY, VALID_DATE)
                .or(() -> Fault.when(late, Rejection.OUTSIDE_ELIGIBILITY, EXPIRATION_DATE));
    }

    @Override
    void accept(SentRecord record, String key) {
        owners.put(numberOf(key), recipientOf(key));
        rows.add(new Row(record, numberOf(key), recipientOf(key)));
    }

    @Override
    void handOn(VerificationStore verification) {
        verification.take(rows.stream()
                .map(row -> IssuedVoucher.of(row.record(), row.recipientKey()))
                .toList());
    }

    private static boolean cancels(SentRecord record) {
        return record.get(CHANGE_TYPE).equals("03");
    }
}
