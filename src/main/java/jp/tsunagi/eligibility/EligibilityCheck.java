package jp.tsunagi.eligibility;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.layout.Layout;
import jp.tsunagi.quarantine.Checks;
import jp.tsunagi.quarantine.RecordCheck;
import jp.tsunagi.text.Characters;

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
    private static final Pattern TWO_DIGITS = Pattern.compile("[0-9]{2}");

    private final Function<Charset, Characters> characters;
    private final Layout<EligibilityRecord> layout = Layout.of(EligibilityRecord.class);

    /** @param characters the welfare system's characters towards a character set */
    public EligibilityCheck(Function<Charset, Characters> characters) {
        this.characters = characters;
    }

    @Override
    public List<Finding> check(EligibilityRecord record, Sending sending) {
        Checks checks = new Checks();
        convert(record, characters.apply(sending.charset()), checks);
        checks.layout(layout, record);
        numbers(record, checks);
        codes(record, checks);
        dates(record, sending.businessDate(), checks);
        return checks.kana("nameKana", record.getNameKana())
                .kana("nameOfOtherKana", record.getNameOfOtherKana())
                .agree(
                        "nameOfOther",
                        Checks.isPresent(record.getNameOfOther()) == Checks.isPresent(record.getNameOfOtherKana()))
                .found();
    }

    @Override
    public Optional<LocalDate> birthDate(EligibilityRecord record) {
        return Optional.ofNullable(record.getBirthdate());
    }

    private static void convert(EligibilityRecord record, Characters target, Checks checks) {
        checks.characters("name", record.getName(), target, record::setName)
                .characters("nameKana", record.getNameKana(), target, record::setNameKana)
                .characters("nameOfOther", record.getNameOfOther(), target, record::setNameOfOther)
                .characters("nameOfOtherKana", record.getNameOfOtherKana(), target, record::setNameOfOtherKana)
                .characters("address", record.getAddress(), target, record::setAddress);
    }

    private static void numbers(EligibilityRecord record, Checks checks) {
        checks.payerNumber("insurerNumber", record.getInsurerNumber())
                .recipientNumber("insuredIdentificationNumber", record.getInsuredIdentificationNumber())
                .personalNumber("personalNumber", record.getPersonalNumber());
    }

    private static void codes(EligibilityRecord record, Checks checks) {
        checks.code("sex1", record.getSex1(), SEXES)
                .code("sex2", record.getSex2(), SEXES)
                .code("reasonOfLoss", record.getReasonOfLoss(), REASONS_OF_LOSS)
                .code("selfInformationRefusalFlag", record.getSelfInformationRefusalFlag(), YES_NO)
                .code("specificHealthCheckupsConsentFlag", record.getSpecificHealthCheckupsConsentFlag(), CONSENTS)
                .code("nonDisclosureFlag", record.getNonDisclosureFlag(), YES_NO)
                .code("optOutFlag", record.getOptOutFlag(), YES_NO)
                .postNumber("postNumber", record.getPostNumber())
                .form("insuredBranchNumber", record.getInsuredBranchNumber(), TWO_DIGITS);
    }

    private static void dates(EligibilityRecord record, LocalDate businessDate, Checks checks) {
        LocalDate lost = record.getDisqualificationDate();
        boolean consented = CONSENT_GIVEN.equals(record.getSpecificHealthCheckupsConsentFlag());
        checks.past("birthdate", record.getBirthdate(), businessDate)
                .inOrder("qualificationDate", record.getQualificationDate(), "disqualificationDate", lost)
                .agree("reasonOfLoss", (lost != null) == Checks.isPresent(record.getReasonOfLoss()))
                .agree("consentDate", !consented || record.getConsentDate() != null);
    }
}
