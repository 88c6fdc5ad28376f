package jp.tsunagi.counterpart;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Odd things that the real party may do with branch numbers. Keys are 公費負担者番号 and 受給者番号 together, 15 digits; each has
 * one turn in the life of a store folder.
 *
 * @param changed keys that are given another number in a later file than their first
 * @param again keys whose number is handed over once more in a later file than their first
 * @param unknown keys of recipients who were never registered, with a number all the same
 */
public record BranchBehaviour(Set<String> changed, Set<String> again, Set<String> unknown) {
    public BranchBehaviour {
        changed = checked(changed);
        again = checked(again);
        unknown = checked(unknown);
    }

    /** Every recipient is given one number, once. */
    public static BranchBehaviour none() {
        return new BranchBehaviour(Set.of(), Set.of(), Set.of());
    }

    /** In order, so that files made of them are the same each time. */
    private static Set<String> checked(Set<String> keys) {
        if (!keys.stream().allMatch(Forms.digits(RecordKind.ELIGIBILITY.keyLength()))) {
            throw new IllegalArgumentException("a key has 15 digits");
        }
        return Collections.unmodifiableSortedSet(new TreeSet<>(keys));
    }
}
