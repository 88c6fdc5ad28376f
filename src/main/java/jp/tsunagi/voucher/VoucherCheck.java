package jp.tsunagi.voucher;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.layout.Layout;
import jp.tsunagi.numbers.IssueNumber;
import jp.tsunagi.quarantine.Checks;
import jp.tsunagi.quarantine.RecordCheck;
import jp.tsunagi.text.Characters;

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
    private static final Pattern ISSUE_NUMBER = Pattern.compile(IssueNumber.FORM);
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
        Checks checks = new Checks();
        if (!record.ended()) {
            issuable(record, checks);
            if (checks.found().isEmpty()) {
                checks.rule(record.getIssueNumber() != null, ErrorCode.NOT_NUMBERED, "issueNumber", "");
            }
        }
        // Why there is no number was said.
        Set<String> besides = checks.found().isEmpty() ? Set.of() : Set.of("issueNumber");
        Characters target = targets.computeIfAbsent(sending.charset(), characters);
        checks.characters("injuryName1", record.getInjuryName1(), target, record::setInjuryName1)
                .characters("injuryName2", record.getInjuryName2(), target, record::setInjuryName2)
                .characters("injuryName3", record.getInjuryName3(), target, record::setInjuryName3)
                .layout(layout, record, besides);
        numbers(record, checks);
        codes(record, checks);
        contradictions(record, checks);
        return checks.found();
    }

    private static void issuable(VoucherRecord record, Checks checks) {
        LocalDate from = record.getValidDate();
        LocalDate until = record.getExpirationDate();
        if (from == null || until == null) {
            return;
        }
        boolean within = !until.isBefore(from) && YearMonth.from(from).equals(YearMonth.from(until));
        checks.rule(within, ErrorCode.PERIOD_INVALID, "expirationDate", "not within the month of treatment");
        if (within) {
            Optional<String> notDesignated = notDesignated(record, from, until);
            checks.rule(record.isEligible(), ErrorCode.NOT_ELIGIBLE, "validDate", "")
                    .rule(
                            notDesignated.isEmpty(),
                            ErrorCode.NOT_DESIGNATED,
                            "designatedMedicalInstitutionCode",
                            notDesignated.orElse(""));
        }
    }

    private static Optional<String> notDesignated(VoucherRecord record, LocalDate from, LocalDate until) {
        LocalDate end = record.getDesignatedUntil();
        if (record.getDesignatedFrom() == null) {
            return Optional.of("unknown institution");
        }
        if (record.getDesignatedFrom().isAfter(from) || (end != null && end.isBefore(until))) {
            return Optional.of("not for the whole period");
        }
        String kind = record.getMedicalTreatmentType() == null ? null : KINDS.get(record.getMedicalTreatmentType());
        return kind == null || kind.equals(record.getInstitutionKind())
                ? Optional.empty()
                : Optional.of("kind " + record.getInstitutionKind() + ", not " + kind);
    }

    private static void numbers(VoucherRecord record, Checks checks) {
        checks.payerNumber("insurerNumber", record.getInsurerNumber())
                .recipientNumber("insuredIdentificationNumber", record.getInsuredIdentificationNumber())
                .form("issueNumber", record.getIssueNumber(), ISSUE_NUMBER)
                .form("designatedMedicalInstitutionCode", record.getDesignatedMedicalInstitutionCode(), INSTITUTION)
                .form("prescriptionIssuerCode", record.getPrescriptionIssuerCode(), INSTITUTION)
                .range("selfPayAmount", record.getSelfPayAmount(), 0, MOST_SELF_PAY);
    }

    private static void codes(VoucherRecord record, Checks checks) {
        checks.code("ticketType", record.getTicketType(), FIRST_TWO)
                .code("medicalTreatmentType", record.getMedicalTreatmentType(), KINDS.keySet())
                .code("singleOrCombinedUse", record.getSingleOrCombinedUse(), FIRST_TWO)
                .code("statusOfSocialInsurance", record.getStatusOfSocialInsurance(), FIRST_TWO)
                .code("statusOfInfection", record.getStatusOfInfection(), YES_NO)
                .code("statusOfElderlyMedicalCare", record.getStatusOfElderlyMedicalCare(), YES_NO)
                .code("statusOfPrefecturalExpenses", record.getStatusOfPrefecturalExpenses(), YES_NO)
                .code("confirmationMethod", record.getConfirmationMethod(), FIRST_TWO);
    }

    private static void contradictions(VoucherRecord record, Checks checks) {
        boolean dispensing = DISPENSING.equals(record.getTicketType());
        checks.agree("medicalTreatmentType", dispensing == DISPENSED.equals(record.getMedicalTreatmentType()))
                .agree("prescriptionIssuerCode", dispensing == Checks.isPresent(record.getPrescriptionIssuerCode()))
                .agree("injuryName1", dispensing || Checks.isPresent(record.getInjuryName1()))
                .agree(
                        "statusOfSocialInsurance",
                        COMBINED.equals(record.getSingleOrCombinedUse())
                                == INSURED.equals(record.getStatusOfSocialInsurance()))
                // A number stays with its month: a voucher for another month is another voucher.
                .agree(
                        "issueNumber",
                        record.getIssueNumber() == null
                                || record.getValidDate() == null
                                || record.getIssueNumber().startsWith(MONTH.format(record.getValidDate())));
    }
}
