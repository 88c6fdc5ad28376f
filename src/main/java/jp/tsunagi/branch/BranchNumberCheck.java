package jp.tsunagi.branch;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.intake.LineCheck;
import jp.tsunagi.numbers.BranchNumber;
import jp.tsunagi.numbers.PayerNumber;
import jp.tsunagi.numbers.RecipientNumber;

/** What a line of 被保険者枝番 must be before it is taken over. */
public final class BranchNumberCheck implements LineCheck<BranchNumberRecord> {
    @Override
    public Class<BranchNumberRecord> recordClass() {
        return BranchNumberRecord.class;
    }

    @Override
    public List<Finding> check(BranchNumberRecord line, LocalDateTime createdAt) {
        List<Finding> found = new ArrayList<>(0);
        if (!PayerNumber.isValid(line.getInsurerNumber())) {
            found.add(new Finding(ErrorCode.WRONG_CHECK_DIGIT, "insurerNumber"));
        }
        if (!RecipientNumber.isValid(line.getInsuredIdentificationNumber())) {
            found.add(new Finding(ErrorCode.WRONG_CHECK_DIGIT, "insuredIdentificationNumber"));
        }
        if (!BranchNumber.isValid(line.getInsuredBranchNumber())) {
            found.add(new Finding(ErrorCode.WRONG_FORMAT, "insuredBranchNumber", "2 digits"));
        }
        if (line.getAssignedOn().isAfter(createdAt.toLocalDate())) {
            found.add(new Finding(ErrorCode.FUTURE_DATE, "assignedOn"));
        }
        return found;
    }

    @Override
    public Optional<String> recordKey(BranchNumberRecord line) {
        boolean formed = PayerNumber.isValid(String.valueOf(line.getInsurerNumber()))
                && RecipientNumber.isValid(String.valueOf(line.getInsuredIdentificationNumber()));
        return formed ? Optional.of(line.getInsurerNumber() + line.getInsuredIdentificationNumber()) : Optional.empty();
    }
}
