package jp.tsunagi.checkup;

import java.util.Optional;
import java.util.Set;

/**
 * An item of a health check, a line of {@code mappings/checkup/items.csv}.
 *
 * @param position in the table, from 0
 * @param code 項目コード, 17 characters (JLAC10)
 * @param name in full width, as documents show it
 * @param unit UCUM; empty when it has none
 * @param method 検査方法コード; empty when it has none
 * @param list what follows {@link Oids#BASE} in the OID of the value's code list; empty when the value is no code
 * @param group 一連検査グループ that it belongs to
 * @param requires the other item that it goes with
 * @param sampling the codes of 採血時間(食後) with which it may stand; none: any
 */
record Item(
        int position,
        String code,
        String name,
        ItemType type,
        ValueRule rule,
        String unit,
        String method,
        String list,
        Optional<Group> group,
        Optional<Requirement> requires,
        Set<String> sampling) {
    /** 医師の診断(判定). */
    static final String DIAGNOSIS = "9N511000000000049";

    /** 健康診断を実施した医師の氏名, which a document holds as the author of the diagnosis. */
    static final String PHYSICIAN = "9N516000000000049";

    /** 採血時間(食後). */
    static final String SAMPLING = "9N141000000000011";

    /** Its place in a group: a result of it, or the reason for it. */
    record Group(String id, Relation relation) {}

    enum Relation {
        COMP,
        RSON
    }

    /** Another item that must be there with one of these codes. */
    record Requirement(String code, Set<String> codes) {}

    boolean isReasonOfGroup() {
        return group.filter(place -> place.relation() == Relation.RSON).isPresent();
    }
}
