package jp.tsunagi.eligibility;

import java.nio.charset.Charset;
import java.time.LocalDate;
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
import jp.tsunagi.numbers.PersonalNumbers;
import jp.tsunagi.numbers.RecipientNumber;
import jp.tsunagi.quarantine.RecordCheck;
import jp.tsunagi.text.Characters;
import jp.tsunagi.text.Conversion;

/**
 * What 資格情報 must be before it leaves: characters that the counterpart takes, items present and within their lengths,
 * numbers with right check digits, codes within their lists, dates and items that agree with each other (S1
 * 関連性・整合性チェック; code lists of the online-eligibility vocabulary).
 */
public final class EligibilityCheck implements RecordCheck<EligibilityRecord> {
    private static final Set<String> YES_NO = Set.of("0", "1");
    private static final Set<String> SEXES = Set.of("1", "2", "3");
    private static final Set<String> REASONS_OF_LOSS = Set.of("01", "02", "03", "99");
    private static final Set<String> CONSENTS = Set.of("0", "1", "2", "3");
    private static final String CONSENT_GIVEN = "1";
    private static final Pattern SEVEN_DIGITS = Pattern.compile("[0-9]{7}");
    private static final Pattern TWO_DIGITS = Pattern.compile("[0-9]{2}");

    private final Function<Charset, Characters> characters;
    private final Map<Charset, Characters> targets = new ConcurrentHashMap<>();
    private final Layout<EligibilityRecord> layout = Layout.of(EligibilityRecord.class);

    /** @param characters the welfare system's characters towards a character set */
    public EligibilityCheck(Function<Charset, Characters> characters) {
        this.characters = characters;
    }

    @Override
    public List<Finding> check(EligibilityRecord record, Sending sending) {
        List<Finding> found = new ArrayList<>(0);
        convert(record, targets.computeIfAbsent(sending.charset(), characters), found);
        // What sending sets is not there yet; everything else that the layout asks for is.
        for (Finding finding : layout.check(record)) {
            if (!record.sendingFields().contains(finding.field())) {
                found.add(finding);
            }
        }
        numbers(record, found);
        codes(record, found);
        dates(record, sending.businessDate(), found);
        kana("nameKana", record.getNameKana(), found);
        kana("nameOfOtherKana", record.getNameOfOtherKana(), found);
        agree("nameOfOther", present(record.getNameOfOther()) == present(record.getNameOfOtherKana()), found);
        return found;
    }

    @Override
    public Optional<LocalDate> birthDate(EligibilityRecord record) {
        return Optional.ofNullable(record.getBirthdate());
    }

    private static void convert(EligibilityRecord record, Characters target, List<Finding> found) {
        convert("name", record.getName(), target, record::setName, found);
        convert("nameKana", record.getNameKana(), target, record::setNameKana, found);
        convert("nameOfOther", record.getNameOfOther(), target, record::setNameOfOther, found);
        convert("nameOfOtherKana", record.getNameOfOtherKana(), target, record::setNameOfOtherKana, found);
        convert("address", record.getAddress(), target, record::setAddress, found);
    }

    private static void convert(
            String field, String text, Characters target, Consumer<String> setter, List<Finding> found) {
        Conversion conversion = target.convert(text);
        if (!conversion.complete()) {
            found.add(conversion.finding(field));
        } else {
            setter.accept(conversion.text());
        }
    }

    private static void numbers(EligibilityRecord record, List<Finding> found) {
        checkDigit(
                "insurerNumber",
                present(record.getInsurerNumber()),
                PayerNumber.isValid(text(record.getInsurerNumber()))
                        && PayerNumber.isPublicAssistance(text(record.getInsurerNumber())),
                found);
        checkDigit(
                "insuredIdentificationNumber",
                present(record.getInsuredIdentificationNumber()),
                RecipientNumber.isValid(text(record.getInsuredIdentificationNumber())),
                found);
        boolean numbered =
                record.getPersonalNumber() != null && record.getPersonalNumber().length() > 0;
        checkDigit("personalNumber", numbered, numbered && PersonalNumbers.isValid(record.getPersonalNumber()), found);
    }

    private static void checkDigit(String field, boolean present, boolean valid, List<Finding> found) {
        if (present && !valid) {
            found.add(new Finding(ErrorCode.WRONG_CHECK_DIGIT, field));
        }
    }

    private static void codes(EligibilityRecord record, List<Finding> found) {
        code("sex1", record.getSex1(), SEXES, found);
        code("sex2", record.getSex2(), SEXES, found);
        code("reasonOfLoss", record.getReasonOfLoss(), REASONS_OF_LOSS, found);
        code("selfInformationRefusalFlag", record.getSelfInformationRefusalFlag(), YES_NO, found);
        code("specificHealthCheckupsConsentFlag", record.getSpecificHealthCheckupsConsentFlag(), CONSENTS, found);
        code("nonDisclosureFlag", record.getNonDisclosureFlag(), YES_NO, found);
        code("optOutFlag", record.getOptOutFlag(), YES_NO, found);
        form("postNumber", record.getPostNumber(), SEVEN_DIGITS, found);
        form("insuredBranchNumber", record.getInsuredBranchNumber(), TWO_DIGITS, found);
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

    private static void dates(EligibilityRecord record, LocalDate businessDate, List<Finding> found) {
        if (record.getBirthdate() != null && record.getBirthdate().isAfter(businessDate)) {
            found.add(new Finding(ErrorCode.FUTURE_DATE, "birthdate"));
        }
        LocalDate lost = record.getDisqualificationDate();
        if (lost != null && record.getQualificationDate() != null && lost.isBefore(record.getQualificationDate())) {
            found.add(new Finding(ErrorCode.DATE_ORDER, "disqualificationDate", "before qualificationDate"));
        }
        agree("reasonOfLoss", (lost != null) == present(record.getReasonOfLoss()), found);
        boolean dated = record.getConsentDate() != null;
        agree("consentDate", dated || !CONSENT_GIVEN.equals(record.getSpecificHealthCheckupsConsentFlag()), found);
    }

    private static void agree(String field, boolean agrees, List<Finding> found) {
        if (!agrees) {
            found.add(new Finding(ErrorCode.ITEMS_DISAGREE, field));
        }
    }

    // JIS X 0201 katakana with its marks, and the blank.
    private static void kana(String field, String text, List<Finding> found) {
        for (int i = 0; i < text(text).length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '\uFF65' && c <= '\uFF9F') && c != ' ') {
                found.add(new Finding(ErrorCode.WRONG_FORMAT, field, "half-width kana only"));
                return;
            }
        }
    }

    private static boolean present(String value) {
        return value != null && !value.isEmpty();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
