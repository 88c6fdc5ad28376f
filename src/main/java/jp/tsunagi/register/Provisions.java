package jp.tsunagi.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The provision matrix (提供先・移転先一覧), {@code config/provisions.yaml}: no linkage hands anything over outside it.
 *
 * @param information what may be handed over, by the names that rows and linkages use
 */
public record Provisions(Map<String, Bilingual> information, List<Provision> rows) {
    public Provisions {
        information = Map.copyOf(information);
        rows = List.copyOf(rows);
    }

    public Optional<Provision> find(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    /** The row under which a linkage hands over. */
    public Optional<Provision> of(Linkage linkage) {
        return linkage.provision().flatMap(this::find);
    }

    /**
     * Why an outbound linkage may not run on this day: it has no row, leaves it, or the row is not valid then.
     *
     * @return nothing when it may
     */
    public Optional<String> refusal(Linkage linkage, LocalDate day) {
        Optional<Provision> row = of(linkage);
        if (row.isEmpty()) {
            return Optional.of("it names no row of the provision matrix");
        }
        List<String> reasons = new ArrayList<>(
                row.get().misfits(linkage).stream().map(Provision.Misfit::what).toList());
        row.get()
                .rules()
                .closedOn(day)
                .ifPresent(reason -> reasons.add(row.get().id() + " is " + reason));
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    }
}
