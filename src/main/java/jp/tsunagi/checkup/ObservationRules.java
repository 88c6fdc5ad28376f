package jp.tsunagi.checkup;

import static jp.tsunagi.checkup.DocumentRules.at;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.tsunagi.checkup.cda.Code;
import jp.tsunagi.checkup.cda.Component;
import jp.tsunagi.checkup.cda.Observation;
import jp.tsunagi.checkup.cda.Value;
import jp.tsunagi.errors.ErrorCode;

/**
 * What the observations of a document must be: type, unit, code list and method of the item table, groups as the table groups them. What
 * the values say is then up to {@link ResultRules}.
 */
final class ObservationRules {
    private final Items items;
    private final ResultRules rules;

    ObservationRules(Items items) {
        this.items = items;
        this.rules = new ResultRules(items);
    }

    void check(Component.Section section, Findings found) {
        List<CheckupResult> results = new ArrayList<>();
        for (Component.Entry entry : section.entry) {
            Observation observation = entry.observation;
            if (observation == null || observation.code == null) {
                found.add(ErrorCode.REQUIRED_MISSING, "observation");
            } else if (observation.code.nullFlavor != null) {
                group(observation, results, found);
            } else {
                item(observation, Optional.empty(), results, found);
            }
        }
        found.unless(!results.isEmpty(), ErrorCode.REQUIRED_MISSING, "results");
        rules.check(results, found);
    }

    private void group(Observation group, List<CheckupResult> results, Findings found) {
        boolean bare = "NA".equals(group.code.nullFlavor)
                && group.code.code == null
                && group.value.isEmpty()
                && !group.entryRelationship.isEmpty();
        found.unless(bare, ErrorCode.WRONG_FORMAT, "group");
        List<String> ids = new ArrayList<>();
        for (Observation.EntryRelationship member : group.entryRelationship) {
            if (at(at(member.observation, observation -> observation.code), code -> code.code) == null) {
                found.add(ErrorCode.REQUIRED_MISSING, "group");
            } else {
                item(member.observation, Optional.ofNullable(member.typeCode), results, found);
                items.find(member.observation.code.code).flatMap(Item::group).ifPresent(place -> ids.add(place.id()));
            }
        }
        found.unless(ids.stream().distinct().count() <= 1, ErrorCode.ITEMS_DISAGREE, "group");
    }

    private void item(Observation observation, Optional<String> relation, List<CheckupResult> results, Findings found) {
        String code = Objects.requireNonNullElse(observation.code.code, "");
        Optional<Item> known = items.find(code);
        if (known.isEmpty()) {
            results.add(new CheckupResult(code, "", "", "", ""));
            return;
        }
        Item item = known.get();
        found.unless(
                relation.equals(item.group().map(place -> place.relation().name())), ErrorCode.ITEMS_DISAGREE, item);
        found.unless(
                "OBS".equals(observation.classCode) && "EVN".equals(observation.moodCode),
                ErrorCode.WRONG_FORMAT,
                item);
        found.unless(isOf(observation.code, Oids.ITEM), ErrorCode.UNKNOWN_CODE, item);
        String shown = observation.code.displayName;
        found.unless(shown == null || Width.isFullWidth(shown), ErrorCode.WRONG_FORMAT, item);
        found.unless(observation.entryRelationship.isEmpty(), ErrorCode.ITEMS_DISAGREE, item);
        method(item, observation.methodCode, found);
        author(item, observation, results, found);
        if (observation.value.size() != 1) {
            found.add(ErrorCode.REQUIRED_MISSING, item);
            return;
        }
        results.add(result(item, observation, found));
    }

    private static void method(Item item, Code method, Findings found) {
        boolean right = method == null
                ? item.method().isEmpty()
                : item.method().equals(method.code) && isOf(method, Oids.METHOD);
        found.unless(right, ErrorCode.UNKNOWN_CODE, item);
    }

    /** The schema fills in a code system that is left out. */
    private static boolean isOf(Code code, String codeSystem) {
        return code.codeSystem == null || code.codeSystem.equals(codeSystem);
    }

    private static void author(Item item, Observation observation, List<CheckupResult> results, Findings found) {
        found.unless(!item.code().equals(Item.PHYSICIAN), ErrorCode.ITEMS_DISAGREE, item);
        if (observation.author == null) {
            return;
        }
        found.unless(item.code().equals(Item.DIAGNOSIS), ErrorCode.ITEMS_DISAGREE, item);
        String name = at(
                at(at(observation.author, author -> author.assignedAuthor), author -> author.assignedPerson),
                person -> person.name);
        results.add(new CheckupResult(Item.PHYSICIAN, Objects.requireNonNullElse(name, ""), "", "", ""));
    }

    private static CheckupResult result(Item item, Observation observation, Findings found) {
        String value = Objects.requireNonNullElse(value(item, observation.value.get(0), found), "");
        String judgement = at(observation.interpretationCode, code -> code.code);
        found.unless((observation.interpretationCode == null) == (judgement == null), ErrorCode.REQUIRED_MISSING, item);
        String lower = "";
        String upper = "";
        if (observation.referenceRange != null) {
            if (at(observation.referenceRange.observationRange, range -> range.value) instanceof Value.Range range) {
                lower = limit(item, range.low, found);
                upper = limit(item, range.high, found);
            }
            found.unless(!lower.isEmpty() || !upper.isEmpty(), ErrorCode.REQUIRED_MISSING, item);
        }
        return new CheckupResult(item.code(), value, lower, upper, Objects.requireNonNullElse(judgement, ""));
    }

    private static String value(Item item, Value value, Findings found) {
        boolean right = switch (item.type()) {
            case PQ -> value instanceof Value.Quantity;
            case CD -> value instanceof Value.Coded;
            case CO -> value instanceof Value.Ordered;
            case ST -> value instanceof Value.Text;
        };
        found.unless(right, ErrorCode.WRONG_TYPE, item);
        if (value instanceof Value.Quantity quantity) {
            unit(item, quantity.unit, found);
            return quantity.value;
        }
        if (value instanceof Value.OfList coded) {
            found.unless((Oids.BASE + item.list()).equals(coded.codeSystem), ErrorCode.UNKNOWN_CODE, item);
            return coded.code;
        }
        return value instanceof Value.Text text ? text.text() : null;
    }

    private static String limit(Item item, Value.Limit limit, Findings found) {
        if (limit == null) {
            return "";
        }
        unit(item, limit.unit, found);
        return Objects.requireNonNullElse(limit.value, "");
    }

    private static void unit(Item item, String unit, Findings found) {
        found.unless(item.unit().equals(Objects.requireNonNullElse(unit, "")), ErrorCode.UNKNOWN_CODE, item);
    }
}
