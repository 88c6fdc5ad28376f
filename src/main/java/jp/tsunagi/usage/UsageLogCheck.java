package jp.tsunagi.usage;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.intake.LineCheck;
import jp.tsunagi.numbers.BranchNumber;
import jp.tsunagi.numbers.IssueNumber;
import jp.tsunagi.numbers.PayerNumber;
import jp.tsunagi.numbers.RecipientNumber;

/** What a line of 資格確認実績 must be before it is taken over. */
public final class UsageLogCheck implements LineCheck<UsageLogRecord> {
    private static final int CONFIRMATION_NUMBER = 20;
    private static final int INSTITUTION_CODE = 10;
    private static final String REFERENCE_CLASSIFICATIONS = "12";
    private static final String QUALIFICATION_VALIDITIES = "123456";
    private static final String FLAGS = "01";

    @Override
    public Class<UsageLogRecord> recordClass() {
        return UsageLogRecord.class;
    }

    @Override
    public List<Finding> check(UsageLogRecord line, LocalDateTime createdAt) {
        List<Finding> found = new ArrayList<>(0);
        numbers(line, found);
        if (line.getConfirmedAt().isAfter(createdAt)) {
            found.add(new Finding(ErrorCode.FUTURE_DATE, "confirmedAt"));
        }
        code(line.getReferenceClassification(), REFERENCE_CLASSIFICATIONS, "referenceClassification", found);
        code(line.getQualificationValidity(), QUALIFICATION_VALIDITIES, "qualificationValidity", found);
        code(line.getCheckupViewed(), FLAGS, "checkupViewed", found);
        return found;
    }

    @Override
    public Set<String> otherNumbers() {
        return Set.of("confirmationNumber");
    }

    @Override
    public Optional<String> recordKey(UsageLogRecord line) {
        return LineCheck.key(line.getInsurerNumber(), line.getInsuredIdentificationNumber());
    }

    private static void numbers(UsageLogRecord line, List<Finding> found) {
        if (!consists(line.getConfirmationNumber(), CONFIRMATION_NUMBER, UsageLogCheck::isDigitOrCapital)) {
            found.add(new Finding(ErrorCode.WRONG_FORMAT, "confirmationNumber", "20 digits or capital letters"));
        }
        if (!consists(line.getInstitutionCode(), INSTITUTION_CODE, UsageLogCheck::isDigit)) {
            found.add(new Finding(ErrorCode.WRONG_FORMAT, "institutionCode", "10 digits"));
        }
        if (!PayerNumber.isValid(line.getInsurerNumber())) {
            found.add(new Finding(ErrorCode.WRONG_CHECK_DIGIT, "insurerNumber"));
        }
        if (!RecipientNumber.isValid(line.getInsuredIdentificationNumber())) {
            found.add(new Finding(ErrorCode.WRONG_CHECK_DIGIT, "insuredIdentificationNumber"));
        }
        String branch = line.getInsuredBranchNumber();
        if (branch != null && !BranchNumber.isValid(branch)) {
            found.add(new Finding(ErrorCode.WRONG_FORMAT, "insuredBranchNumber", "2 digits"));
        }
        String issued = line.getIssueNumber();
        if (issued != null && !IssueNumber.isValid(issued)) {
            found.add(new Finding(ErrorCode.WRONG_FORMAT, "issueNumber", "yyyyMM of 診療年月 and 7 digits"));
        }
    }

    private static void code(String value, String list, String field, List<Finding> found) {
        if (value.length() != 1 || list.indexOf(value.charAt(0)) < 0) {
            found.add(new Finding(ErrorCode.UNKNOWN_CODE, field));
        }
    }

    private static boolean consists(String text, int length, IntPredicate of) {
        boolean consists = text.length() == length;
        for (int i = 0; consists && i < length; i++) {
            consists = of.test(text.charAt(i));
        }
        return consists;
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isDigitOrCapital(int character) {
        return isDigit(character) || (character >= 'A' && character <= 'Z');
    }
}
