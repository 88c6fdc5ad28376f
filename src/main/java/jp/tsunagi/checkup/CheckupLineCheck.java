package jp.tsunagi.checkup;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.intake.LineCheck;
import jp.tsunagi.quarantine.Checks;

/**
 * What a line of the health promotion section must be before it is taken over. Whether its item and value fit the table of
 * items is seen when the document is made, so that results wait here for a table that is brought up to date.
 */
public final class CheckupLineCheck implements LineCheck<CheckupResultLine> {
    private static final Set<String> SEXES = Set.of("1", "2");
    private static final Set<String> JUDGEMENTS = Set.of("L", "N", "H");
    private static final Pattern REFERENCE = Pattern.compile("[0-9A-Za-z]+");
    private static final Pattern INSTITUTION = Pattern.compile("[0-9]{10}");
    private static final Pattern ITEM = Pattern.compile("[0-9A-Z]{17}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,7}(\\.[0-9]{1,4})?");

    @Override
    public Class<CheckupResultLine> recordClass() {
        return CheckupResultLine.class;
    }

    @Override
    public List<Finding> check(CheckupResultLine line, LocalDateTime createdAt) {
        return new Checks()
                .form("referenceNumber", line.getReferenceNumber(), REFERENCE)
                .form("institutionCode", line.getInstitutionCode(), INSTITUTION)
                .form("itemCode", line.getItemCode(), ITEM)
                .form("lowerLimit", line.getLowerLimit(), NUMBER)
                .form("upperLimit", line.getUpperLimit(), NUMBER)
                .code("sex", line.getSex(), SEXES)
                .code("judgement", line.getJudgement(), JUDGEMENTS)
                .past("checkedOn", line.getCheckedOn(), createdAt.toLocalDate())
                .inOrder("birthdate", line.getBirthdate(), "checkedOn", line.getCheckedOn())
                .found();
    }

    @Override
    public Set<String> otherNumbers() {
        return Set.of("referenceNumber");
    }

    @Override
    public Set<String> residentNumbers() {
        return Set.of("residentNumber");
    }

    /** The check: its items are taken over together. */
    @Override
    public Optional<String> whole(CheckupResultLine line) {
        return Optional.ofNullable(line.getReferenceNumber());
    }
}
