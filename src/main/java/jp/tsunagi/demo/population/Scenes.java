package jp.tsunagi.demo.population;

import java.util.Set;

/**
 * What the linkages beside {@code eligibility-out} must come to on a day. {@code eligibility-out} comes to what
 * {@link Expectations} says once {@code address-registration}, its result and {@code address-view} have run before it.
 *
 * @param branches odd things to happen to branch numbers
 * @param parts ids of the people who have a part; nothing else may happen to them
 */
public record Scenes(
        AddressScene addresses,
        VoucherScene vouchers,
        BranchScene branches,
        UsageScene usage,
        CheckupScene checkups,
        Set<Long> parts) {
    /**
     * 被保険者枝番, by 公費負担者番号 and 受給者番号. Everyone whose record the terminal has taken gets one, with an answer or without.
     *
     * @param changed given another number in a later file
     * @param again handed over once more in a later file
     * @param unknown keys of good form that belong to no one
     * @param firstGiven recipients who get their first number by the day's 資格情報
     */
    public record BranchScene(Set<String> changed, Set<String> again, Set<String> unknown, int firstGiven) {
        public BranchScene {
            changed = Set.copyOf(changed);
            again = Set.copyOf(again);
            unknown = Set.copyOf(unknown);
        }
    }

    public Scenes {
        parts = Set.copyOf(parts);
    }
}
