package jp.tsunagi.files;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.tsunagi.register.Linkage;
import jp.tsunagi.register.Register;

/**
 * What the statements of one file of {@code mappings/} may do beside reading, by the register. A form of twelve digits hides
 * in many wider ones, so relations that hold personal numbers are closed to all but the linkages that need them.
 *
 * @param changes tables whose rows they may change
 * @param closed relations that they may not name, without their schema
 */
public record SqlPermit(Set<String> changes, Set<String> closed) {
    /** Of the welfare system, and the address system's view. */
    private static final Set<String> PERSONAL_NUMBERS = Set.of("personal_number", "welfare_reference");

    /** For files that are no linkage's. */
    public static final SqlPermit NONE = new SqlPermit(Set.of(), PERSONAL_NUMBERS);

    public SqlPermit {
        changes = Set.copyOf(changes);
        closed = Set.copyOf(closed);
    }

    /**
     * The permit of a file that has a linkage's name or lies in a folder of that name. What any linkage {@link Linkage#reads}
     * holds personal numbers; it is closed to those that do not.
     */
    public static SqlPermit of(Register register, Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.sql$", "");
        Optional<Linkage> linkage =
                register.find(file.getParent().getFileName().toString()).or(() -> register.find(name));
        Set<String> closed = new HashSet<>(PERSONAL_NUMBERS);
        register.linkages().forEach(other -> closed.addAll(relations(other.reads())));
        linkage.ifPresent(own -> {
            closed.removeAll(relations(own.reads()));
            closed.removeAll(relations(own.changes()));
        });
        return new SqlPermit(linkage.map(Linkage::changes).orElse(Set.of()), closed);
    }

    private static Set<String> relations(Collection<String> names) {
        return names.stream()
                .map(name -> folded(name.substring(name.lastIndexOf('.') + 1)))
                .collect(Collectors.toSet());
    }

    /** Databases fold names to one case or the other, and with it signs that have one case only (ſ, K). */
    static String folded(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** @param name {@link #folded} */
    boolean isClosed(String name) {
        return closed.contains(name);
    }
}
