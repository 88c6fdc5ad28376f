package jp.tsunagi.demo.population;

import java.util.Map;
import java.util.TreeMap;

/** What can be wrong with a voucher, stated once more and apart from the hub: id and code of each that is wrong. */
final class VoucherRules {
    private static final Map<String, String> RULES = Map.of(
            "TSN-1030",
            "not exists (select 1 from eligibility e where e.recipient_id = v.recipient_id"
                    + " and e.qualified_on <= v.valid_from and (e.lost_on is null or e.lost_on > v.valid_until))",
            "TSN-1031",
            "not exists (select 1 from institution i where i.institution_code = v.institution_code"
                    + " and i.designated_from <= v.valid_from"
                    + " and (i.designated_until is null or i.designated_until >= v.valid_until)"
                    + " and i.kind = case v.treatment_type when '01' then '1' when '02' then '1' when '03' then '3'"
                    + " when '04' then '4' when '05' then '6' end)",
            "TSN-1032",
            "extract(year from v.valid_from) * 12 + extract(month from v.valid_from)"
                    + " <> extract(year from v.valid_until) * 12 + extract(month from v.valid_until)"
                    + " or v.valid_until < v.valid_from",
            "TSN-1016",
            "(v.ticket_type = '02') <> (v.treatment_type = '04')");

    private VoucherRules() {}

    static Map<String, String> findings(TestDatabases databases) throws Exception {
        Map<String, String> found = new TreeMap<>();
        for (Map.Entry<String, String> rule : RULES.entrySet()) {
            for (String id : databases.welfareValues(
                    "select v.voucher_id from voucher v where v.cancelled_on is null and (" + rule.getValue() + ")")) {
                found.merge(id, rule.getKey(), (one, other) -> one + " " + other);
            }
        }
        return found;
    }
}
