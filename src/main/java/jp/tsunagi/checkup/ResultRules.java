package jp.tsunagi.checkup;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.tsunagi.errors.ErrorCode;

/**
 * What the results of a check must be: known items with values that fit them, and items that agree with each other (空腹時 and 随時 with
 * 採血時間, 所見 with its 有無, a reason with what it is the reason for, the physician with the diagnosis).
 */
final class ResultRules {
    private static final Set<String> JUDGEMENTS = Set.of("L", "N", "H");

    private final Items items;

    ResultRules(Items items) {
        this.items = items;
    }

    void check(List<CheckupResult> results, Findings found) {
        Map<String, String> values = new HashMap<>();
        for (CheckupResult result : results) {
            items.find(result.code())
                    .ifPresentOrElse(
                            item -> {
                                found.unless(
                                        values.put(item.code(), result.value()) == null, ErrorCode.DUPLICATE_KEY, item);
                                checkOne(item, result, found);
                            },
                            () -> found.add(ErrorCode.UNKNOWN_ITEM, field(result.code())));
        }
        values.keySet().forEach(code -> checkAgreement(items.find(code).orElseThrow(), values, found));
        checkGroups(values.keySet(), found);
    }

    /** An unknown code may be anything, also what must not be repeated. */
    static String field(String code) {
        return code.matches("[0-9][A-Z][0-9]{15}") ? code : "itemCode";
    }

    private static void checkOne(Item item, CheckupResult result, Findings found) {
        item.rule().violation(result.value()).ifPresent(code -> found.add(code, item));
        found.unless(
                result.judgement().isEmpty() || JUDGEMENTS.contains(result.judgement()), ErrorCode.UNKNOWN_CODE, item);
        if (result.hasRange()) {
            found.unless(item.type() == ItemType.PQ, ErrorCode.ITEMS_DISAGREE, item);
            checkRange(item, result, found);
        }
    }

    private static void checkRange(Item item, CheckupResult result, Findings found) {
        boolean numbers = isLimit(result.lower()) && isLimit(result.upper());
        found.unless(numbers, ErrorCode.WRONG_TYPE, item);
        if (numbers && !result.lower().isEmpty() && !result.upper().isEmpty()) {
            found.unless(
                    new BigDecimal(result.lower()).compareTo(new BigDecimal(result.upper())) <= 0,
                    ErrorCode.ITEMS_DISAGREE,
                    item);
        }
    }

    private static boolean isLimit(String limit) {
        return limit.isEmpty() || ValueRule.Decimal.isNumber(limit);
    }

    private static void checkAgreement(Item item, Map<String, String> values, Findings found) {
        item.requires()
                .ifPresent(other -> found.unless(
                        other.codes().contains(values.getOrDefault(other.code(), "")), ErrorCode.ITEMS_DISAGREE, item));
        if (!item.sampling().isEmpty()) {
            found.unless(
                    item.sampling().contains(values.getOrDefault(Item.SAMPLING, "")), ErrorCode.ITEMS_DISAGREE, item);
        }
        if (item.code().equals(Item.PHYSICIAN)) {
            found.unless(values.containsKey(Item.DIAGNOSIS), ErrorCode.ITEMS_DISAGREE, item);
        }
    }

    /** A reason needs a result in its group. */
    private void checkGroups(Set<String> codes, Findings found) {
        Set<String> withResults = new HashSet<>();
        for (String code : codes) {
            Item item = items.find(code).orElseThrow();
            if (!item.isReasonOfGroup()) {
                item.group().map(Item.Group::id).ifPresent(withResults::add);
            }
        }
        for (String code : codes) {
            Item item = items.find(code).orElseThrow();
            if (item.isReasonOfGroup()) {
                found.unless(withResults.contains(item.group().orElseThrow().id()), ErrorCode.ITEMS_DISAGREE, item);
            }
        }
    }
}
