package jp.tsunagi.demo.population;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What {@code address-registration} and then {@code address-view} must come to.
 *
 * @param registration 生活保護住登外情報 by 公費負担者番号 and 受給者番号
 * @param compared recipients in the comparison
 * @param attached of them those who get their 個人番号 by it
 * @param toConfirm of them those on the confirmation list, with the code
 * @param refused everyone outside the register whom the address system refuses, on this day or one before
 * @param oddities those whose entry in the view is spoilt
 */
public record AddressScene(
        RunExpectation registration,
        int compared,
        int attached,
        Map<String, String> toConfirm,
        Set<String> refused,
        List<Oddity> oddities) {
    /** A person whose entry in the view is not as it should be. */
    public record Oddity(String key, ViewFault fault) {}

    public AddressScene {
        toConfirm = Collections.unmodifiableMap(new TreeMap<>(toConfirm));
        refused = Set.copyOf(refused);
        oddities = List.copyOf(oddities);
    }

    /** Recipients whose number is the same on both sides. */
    public int agreeing() {
        return compared - attached - toConfirm.size();
    }
}
