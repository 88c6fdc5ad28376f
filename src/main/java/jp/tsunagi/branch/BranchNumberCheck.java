package jp.tsunagi.branch;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.intake.LineCheck;
import jp.tsunagi.numbers.BranchNumber;
import jp.tsunagi.numbers.PayerNumber;
import jp.tsunagi.quarantine.Checks;

/** What a line of 被保険者枝番 must be before it is taken over. */
public final class BranchNumberCheck implements LineCheck<BranchNumberRecord> {
    @Override
    public Class<BranchNumberRecord> recordClass() {
        return BranchNumberRecord.class;
    }

    @Override
    public List<Finding> check(BranchNumberRecord line, LocalDateTime createdAt) {
        return new Checks()
                .checkDigit("insurerNumber", PayerNumber.isValid(line.getInsurerNumber()))
                .recipientNumber("insuredIdentificationNumber", line.getInsuredIdentificationNumber())
                .rule(
                        BranchNumber.isValid(line.getInsuredBranchNumber()),
                        ErrorCode.WRONG_FORMAT,
                        "insuredBranchNumber",
                        "2 digits")
                .past("assignedOn", line.getAssignedOn(), createdAt.toLocalDate())
                .found();
    }

    @Override
    public Optional<String> recordKey(BranchNumberRecord line) {
        return LineCheck.key(line.getInsurerNumber(), line.getInsuredIdentificationNumber());
    }
}
