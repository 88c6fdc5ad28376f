package jp.tsunagi.intake;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.tsunagi.errors.Finding;
import jp.tsunagi.layout.Row;
import jp.tsunagi.layout.RowLayout;
import jp.tsunagi.quarantine.Checks;
import jp.tsunagi.quarantine.RowChecks;

/** What a layout file states of a line that came in. */
final class RowLineCheck implements LineCheck<Row> {
    private final RowLayout layout;
    private final RowChecks rules;

    RowLineCheck(RowLayout layout) {
        this.layout = layout;
        this.rules = new RowChecks(layout);
    }

    @Override
    public Class<Row> recordClass() {
        return Row.class;
    }

    @Override
    public List<Finding> check(Row line, LocalDateTime createdAt) {
        Checks checks = new Checks();
        rules.check(line, createdAt.toLocalDate(), checks);
        return checks.found();
    }

    @Override
    public Set<String> residentNumbers() {
        int index = layout.roles().residentNumber();
        return index < 0
                ? Set.of()
                : Set.of(layout.columns().get(index).column().field());
    }

    /** Where its values are of good form. */
    @Override
    public Optional<String> recordKey(Row line) {
        List<Integer> key = layout.roles().key();
        Set<String> fields = key.stream()
                .map(index -> layout.columns().get(index).column().field())
                .collect(Collectors.toSet());
        boolean formed = !key.isEmpty()
                && key.stream().allMatch(index -> line.get(index) != null)
                && check(line, LocalDateTime.MAX).stream().noneMatch(finding -> fields.contains(finding.field()));
        return formed ? Optional.of(layout.key(line)) : Optional.empty();
    }
}
