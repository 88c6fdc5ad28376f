package jp.tsunagi.voucher;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.layout.Layout;
import jp.tsunagi.numbers.PayerNumber;
import jp.tsunagi.numbers.RecipientNumber;
import jp.tsunagi.quarantine.RecordCheck;
import jp.tsunagi.text.Characters;
import jp.tsunagi.text.Conversion;

/**
 * What a 医療券 or 調剤券 must be before it leaves: issued to a person on assistance, for a designated institution of the
 * right kind, within one month (生活保護法第34条, 第49条; 医療扶助運営要領), its items as the interface has them (S1 別添2, 187 to
 * 202). A cancellation says that the voucher should not be there, so it need not be one that may be issued.
 */
public final class VoucherCheck implements RecordCheck<VoucherRecord> {
    private static final String DISPENSING = "02";
    private static final String DISPENSED = "04";
    private static final String COMBINED = "02";
    private static final String INSURED = "01";
    private static final Set<String> FIRST_TWO = Set.of("01", "02");
    private static final Set<String> YES_NO = Set.of("0", "1");
    /** 診療別 and the 点数表 of the institutions that give it. */
    private static final Map<String, String> KINDS = Map.of("01", "1", "02", "1", "03", "3", "04", "4", "05", "6");

    private static final int MOST_SELF_PAY = 9_999_999;
    private static final Pattern INSTITUTION = Pattern.compile("[0-9]{10}");
    private static final Pattern ISSUE_NUMBER = Pattern.compile("[0-9]{13}");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

    private final Function<Charset, Characters> characters;
    private final Map<Charset, Characters> targets = new ConcurrentHashMap<>();
    private final Layout<VoucherRecord> layout = Layout.of(VoucherRecord.class);

    /** @param characters the welfare system's characters towards a character set */
    public VoucherCheck(Function<Charset, Characters> characters) {
        this.characters = characters;
    }

    @Override
    public List<Finding> check(VoucherRecord record, Sending sending) {
        List<Finding> found = new ArrayList<>(0);
        if (!record.ended()) {
            issuable(record, found);
        }
        boolean unissuable = !found.isEmpty();
        injuries(record, targets.computeIfAbsent(sending.charset(), characters), found);
        for (Finding finding : layout.check(record)) {
            // What sending sets is not there yet; what may not be issued has no number for that very reason.
            if (!record.sendingFields().contains(finding.field())
                    && !(unissuable && finding.field().equals("issueNumber"))) {
                found.add(finding);
            }
        }
        numbers(record, found);
        codes(record, found);
        contradictions(record, found);
        return found;
    }

    private static void issuable(VoucherRecord record, List<Finding> found) {
        LocalDate from = record.getValidDate();
        LocalDate until = record.getExpirationDate();
        if (from == null || until == null) {
            return;
        }
        if (until.isBefore(from) || !YearMonth.from(from).equals(YearMonth.from(until))) {
            found.add(new Finding(ErrorCode.PERIOD_INVALID, "expirationDate", "not within the month of treatment"));
            return;
        }
        if (!record.isEligible()) {
            found.add(new Finding(ErrorCode.NOT_ELIGIBLE, "validDate"));
        }
        notDesignated(record, from, until)
                .ifPresent(why ->
                        found.add(new Finding(ErrorCode.NOT_DESIGNATED, "designatedMedicalInstitutionCode", why)));
    }

    private static Optional<String> notDesignated(VoucherRecord record, LocalDate from, LocalDate until) {
        LocalDate end = record.getDesignatedUntil();
        if (record.getDesignatedFrom() == null) {
            return Optional.of("unknown institution");
        }
        if (record.getDesignatedFrom().isAfter(from) || (end != null && end.isBefore(until))) {
            return Optional.of("not for the whole period");
        }
        String kind = KINDS.get(text(record.getMedicalTreatmentType()));
        return kind == null || kind.equals(record.getInstitutionKind())
                ? Optional.empty()
                : Optional.of("kind " + record.getInstitutionKind() + ", not " + kind);
    }

    private static void injuries(VoucherRecord record, Characters target, List<Finding> found) {
        convert("injuryName1", record.getInjuryName1(), target, record::setInjuryName1, found);
        convert("injuryName2", record.getInjuryName2(), target, record::setInjuryName2, found);
        convert("injuryName3", record.getInjuryName3(), target, record::setInjuryName3, found);
    }

    private static void convert(
            String field, String text, Characters target, Consumer<String> setter, List<Finding> found) {
        Conversion conversion = target.convert(text);
        if (conversion.complete()) {
            setter.accept(conversion.text());
        } else {
            found.add(conversion.finding(field));
        }
    }

    private static void numbers(VoucherRecord record, List<Finding> found) {
        String payer = text(record.getInsurerNumber());
        if (!payer.isEmpty() && !(PayerNumber.isValid(payer) && PayerNumber.isPublicAssistance(payer))) {
            found.add(new Finding(ErrorCode.WRONG_CHECK_DIGIT, "insurerNumber"));
        }
        String recipient = text(record.getInsuredIdentificationNumber());
        if (!recipient.isEmpty() && !RecipientNumber.isValid(recipient)) {
            found.add(new Finding(ErrorCode.WRONG_CHECK_DIGIT, "insuredIdentificationNumber"));
        }
        form("issueNumber", record.getIssueNumber(), ISSUE_NUMBER, found);
        form("designatedMedicalInstitutionCode", record.getDesignatedMedicalInstitutionCode(), INSTITUTION, found);
        form("prescriptionIssuerCode", record.getPrescriptionIssuerCode(), INSTITUTION, found);
        Integer selfPay = record.getSelfPayAmount();
        if (selfPay != null && (selfPay < 0 || selfPay > MOST_SELF_PAY)) {
            found.add(new Finding(ErrorCode.OUT_OF_RANGE, "selfPayAmount", "0 to " + MOST_SELF_PAY));
        }
    }

    private static void codes(VoucherRecord record, List<Finding> found) {
        code("ticketType", record.getTicketType(), FIRST_TWO, found);
        code("medicalTreatmentType", record.getMedicalTreatmentType(), KINDS.keySet(), found);
        code("singleOrCombinedUse", record.getSingleOrCombinedUse(), FIRST_TWO, found);
        code("statusOfSocialInsurance", record.getStatusOfSocialInsurance(), FIRST_TWO, found);
        code("statusOfInfection", record.getStatusOfInfection(), YES_NO, found);
        code("statusOfElderlyMedicalCare", record.getStatusOfElderlyMedicalCare(), YES_NO, found);
        code("statusOfPrefecturalExpenses", record.getStatusOfPrefecturalExpenses(), YES_NO, found);
        code("confirmationMethod", record.getConfirmationMethod(), FIRST_TWO, found);
    }

    private static void contradictions(VoucherRecord record, List<Finding> found) {
        boolean dispensing = DISPENSING.equals(record.getTicketType());
        agree("medicalTreatmentType", dispensing == DISPENSED.equals(record.getMedicalTreatmentType()), found);
        agree("prescriptionIssuerCode", dispensing == present(record.getPrescriptionIssuerCode()), found);
        agree("injuryName1", dispensing || present(record.getInjuryName1()), found);
        agree(
                "statusOfSocialInsurance",
                COMBINED.equals(record.getSingleOrCombinedUse()) == INSURED.equals(record.getStatusOfSocialInsurance()),
                found);
        // A number stays with its month: a voucher for another month is another voucher.
        agree(
                "issueNumber",
                record.getIssueNumber() == null
                        || record.getValidDate() == null
                        || record.getIssueNumber().startsWith(MONTH.format(record.getValidDate())),
                found);
    }

    private static void code(String field, String value, Set<String> list, List<Finding> found) {
        if (present(value) && !list.contains(value)) {
            found.add(new Finding(
                    ErrorCode.UNKNOWN_CODE,
                    field,
                    "not in " + list.stream().sorted().toList()));
        }
    }

    private static void form(String field, String value, Pattern form, List<Finding> found) {
        if (present(value) && !form.matcher(value).matches()) {
            found.add(new Finding(ErrorCode.WRONG_FORMAT, field, form.pattern()));
        }
    }

    private static void agree(String field, boolean agrees, List<Finding> found) {
        if (!agrees) {
            found.add(new Finding(ErrorCode.ITEMS_DISAGREE, field));
        }
    }

    private static boolean present(String value) {
        return value != null && !value.isEmpty();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
