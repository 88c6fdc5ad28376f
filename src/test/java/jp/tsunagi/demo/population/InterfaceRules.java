package jp.tsunagi.demo.population;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of the interface page for a record, stated once more and apart from the hub: what is wrong, as code and field. */
final class InterfaceRules {
    private static final int[] PERSONAL_WEIGHTS = {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};

    private final LocalDate today;

    InterfaceRules(LocalDate today) {
        this.today = today;
    }

    List<String> findings(Map<String, String> row) {
        List<String> findings = new ArrayList<>();
        String number = row.get("personal_number");
        if (number == null) {
            findings.add("TSN-1001 personalNumber");
        } else if (!personalNumberIsGood(number)) {
            findings.add("TSN-1005 personalNumber");
        }
        if (!mod10IsGood(row.get("insured_identification_number"), 7)) {
            findings.add("TSN-1005 insuredIdentificationNumber");
        }
        if (!mod10IsGood(row.get("insurer_number"), 8)) {
            findings.add("TSN-1005 insurerNumber");
        }
        text(findings, row);
        dates(findings, row);
        if (!row.get("post_number").matches("[0-9]{7}")) {
            findings.add("TSN-1017 postNumber");
        }
        return findings;
    }

    private static void text(List<String> findings, Map<String, String> row) {
        String name = row.get("name");
        if (name.codePoints().anyMatch(c -> c >= 0xE00C && c <= 0xF8FF)) {
            findings.add("TSN-1006 name");
        }
        if (name.isEmpty() || name.length() > 100 || name.chars().anyMatch(c -> c < 0x80)) {
            findings.add("TSN-1002 name");
        }
        String kana = row.get("name_kana");
        if (kana == null) {
            findings.add("TSN-1001 nameKana");
        } else if (!kana.matches("[ｦ-ﾟ ]{1,100}")) {
            findings.add("TSN-1017 nameKana");
        }
        String alias = row.get("name_of_other");
        boolean kanaWithoutAlias = (alias == null) != (row.get("name_of_other_kana") == null);
        boolean aliasOfNational = alias != null && row.get("status").equals("1");
        if (kanaWithoutAlias || aliasOfNational) {
            findings.add("TSN-1016 nameOfOther");
        }
        if (row.get("address").length() > 200) {
            findings.add("TSN-1002 address");
        }
    }

    private void dates(List<String> findings, Map<String, String> row) {
        LocalDate born = LocalDate.parse(row.get("birthdate"));
        LocalDate qualified = LocalDate.parse(row.get("qualification_date"));
        if (born.isAfter(today)) {
            findings.add("TSN-1009 birthdate");
        } else if (born.isAfter(qualified)) {
            findings.add("TSN-1008 qualificationDate");
        }
        String lost = row.get("disqualification_date");
        String reason = row.get("reason_of_loss");
        if (lost != null && LocalDate.parse(lost).isBefore(qualified)) {
            findings.add("TSN-1008 disqualificationDate");
        }
        if ((lost == null) != (reason == null)) {
            findings.add("TSN-1016 reasonOfLoss");
        } else if (reason != null && !Set.of("01", "02", "03", "99").contains(reason)) {
            findings.add("TSN-1004 reasonOfLoss");
        }
        if (row.get("specific_health_checkups_consent_flag").equals("1") && row.get("consent_date") == null) {
            findings.add("TSN-1016 consentDate");
        }
    }

    static boolean personalNumberIsGood(String number) {
        int sum = 0;
        for (int i = 0; i < 11; i++) {
            sum += Character.digit(number.charAt(i), 10) * PERSONAL_WEIGHTS[i];
        }
        int check = sum % 11 <= 1 ? 0 : 11 - sum % 11;
        return number.length() == 12 && Character.digit(number.charAt(11), 10) == check;
    }

    static boolean mod10IsGood(String number, int length) {
        int sum = 0;
        for (int i = 1; i < number.length(); i++) {
            int product = Character.digit(number.charAt(number.length() - 1 - i), 10) * (i % 2 == 1 ? 2 : 1);
            sum += product % 10 + product / 10;
        }
        return number.length() == length && (sum + Character.digit(number.charAt(number.length() - 1), 10)) % 10 == 0;
    }
}
