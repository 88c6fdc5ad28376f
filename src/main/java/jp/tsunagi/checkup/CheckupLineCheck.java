package jp.tsunagi.checkup;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.intake.LineCheck;

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
        List<Finding> found = new ArrayList<>(0);
        form("referenceNumber", line.getReferenceNumber(), REFERENCE, found);
        form("institutionCode", line.getInstitutionCode(), INSTITUTION, found);
        form("itemCode", line.getItemCode(), ITEM, found);
        form("lowerLimit", line.getLowerLimit(), NUMBER, found);
        form("upperLimit", line.getUpperLimit(), NUMBER, found);
        code("sex", line.getSex(), SEXES, found);
        code("judgement", line.getJudgement(), JUDGEMENTS, found);
        if (line.getCheckedOn().isAfter(createdAt.toLocalDate())) {
            found.add(new Finding(ErrorCode.FUTURE_DATE, "checkedOn"));
        }
        if (line.getCheckedOn().isBefore(line.getBirthdate())) {
            found.add(new Finding(ErrorCode.DATE_ORDER, "checkedOn", "before birthdate"));
        }
        return found;
    }

    /** The check: its items are taken over together. */
    @Override
    public Optional<String> whole(CheckupResultLine line) {
        return Optional.ofNullable(line.getReferenceNumber());
    }

    private static void form(String field, String value, Pattern form, List<Finding> found) {
        if (value != null && !form.matcher(value).matches()) {
            found.add(new Finding(ErrorCode.WRONG_FORMAT, field, form.pattern()));
        }
    }

    private static void code(String field, String value, Set<String> list, List<Finding> found) {
        if (value != null && !list.contains(value)) {
            found.add(new Finding(
                    ErrorCode.UNKNOWN_CODE,
                    field,
                    "not in " + list.stream().sorted().toList()));
        }
    }
}
