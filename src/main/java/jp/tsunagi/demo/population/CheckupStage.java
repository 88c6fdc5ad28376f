package jp.tsunagi.demo.population;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import jp.tsunagi.demo.population.Cast.Person;
import jp.tsunagi.demo.population.CheckupFault.Found;
import jp.tsunagi.demo.population.CheckupScene.Check;
import jp.tsunagi.demo.population.CheckupScene.SpoiltCheck;

/** Health-check institutions, the people with odd checks or consents, and what becomes of all. */
final class CheckupStage {
    static final int CHECKUP_FROM = 40;
    static final int INSTITUTIONS = 3;

    /** On assistance for long, of the age, and with a name and an address that a document takes. */
    static final String CAN_BE_CHECKED = "r.birth_date <= ? and e.qualified_on <= ? and e.lost_on is null"
            + " and r.sex in ('1', '2') and char_length(r.address) <= 40 and char_length(r.name_kana) <= 40";

    private static final int SETTLED_DAYS = 90;
    /** As far back as checkup-out looks. */
    private static final int SENT_FOR_YEARS = 5;

    private static final int CHECKED_AGO = 10;
    private static final int CHECKED_WITHIN = 50;

    /** Checks that were taken over and whose person stands as the day's sending wants it; stated apart from the hub. */
    private static final String FIT =
            "select count(*) from checkup c join recipient r on r.recipient_id = c.recipient_id join eligibility e on"
                    + " e.recipient_id = r.recipient_id and e.period_no = r.current_period where r.payer_number = ?"
                    + " and r.checkup_consent = '1' and r.self_info_refusal = '0' and r.non_disclosure = '0'"
                    + " and (e.lost_on is null or e.lost_on > ?) and exists (select 1 from eligibility p"
                    + " where p.recipient_id = r.recipient_id and p.qualified_on <= c.checked_on"
                    + " and (p.lost_on is null or p.lost_on > c.checked_on))";

    private final Statements welfare;
    private final PopulationOptions options;
    private final LocalDate today;

    CheckupStage(Statements welfare, PopulationOptions options) {
        this.welfare = welfare;
        this.options = options;
        this.today = options.businessDate();
    }

    CheckupScene set(Cast cast, List<Office> offices, Person protagonist) throws SQLException {
        for (int i = 0; i < INSTITUTIONS; i++) {
            welfare.updateOne(
                    "insert into checkup_institution values (?, ?, ?, ?, ?)",
                    institution(i),
                    "架空健診センター第" + Addresses.fullWidth(i + 1),
                    "00-0000-000" + i,
                    "0000101",
                    "架空県架空市中央１丁目" + Addresses.fullWidth(i + 1) + "番１号");
        }
        String payer = offices.get(0).payerNumber();
        List<SpoiltCheck> spoilt = new ArrayList<>();
        for (CheckupFault fault : CheckupFault.values()) {
            boolean other = fault == CheckupFault.OTHER_PAYER;
            String condition = CAN_BE_CHECKED + " and r.payer_number " + (other ? "<> ?" : "= ?");
            for (Person person : cast.draw(cast.few(), condition, born(), settled(), payer)) {
                setConsents(person.id(), fault);
                spoilt.add(new SpoiltCheck(check(person.id(), person.key(), checkedOn(person.id(), fault)), fault));
            }
        }
        consent(protagonist.id(), "1", today.minusDays(CHECKED_AGO));
        Check check = check(protagonist.id(), protagonist.key(), today.minusDays(CHECKED_AGO / 2));
        return new CheckupScene(payer, spoilt, check);
    }

    /** What happens to consents between the import and the sending. */
    List<SpoiltCheck> changeConsents(CheckupScene scene, LocalDate day) throws SQLException {
        List<SpoiltCheck> changed = new ArrayList<>();
        for (SpoiltCheck check : scene.spoilt()) {
            String consent = switch (check.fault()) {
                case CONSENT_WITHDRAWN -> "0";
                case CONSENT_RUN_OUT -> "2";
                case CONSENT_GIVEN_LATE -> "1";
                default -> "";
            };
            if (!consent.isEmpty()) {
                consent(check.check().recipientId(), consent, day);
                changed.add(check);
            }
        }
        return changed;
    }

    CheckupScene.Sending sending(CheckupScene scene, LocalDate day) throws SQLException {
        Map<String, String> quarantined = scene.codes(Found.AT_SENDING, Check::recordKey);
        int fit = welfare.count(FIT, scene.payer(), day);
        LocalDate oldest = day.minusYears(SENT_FOR_YEARS);
        Map<String, String> excluded = scene.codes(Found.BY_EXCLUSION, Check::recordKey);
        scene.spoilt().stream()
                .map(SpoiltCheck::check)
                .filter(check -> check.checkedOn().isBefore(oldest))
                .forEach(check -> excluded.remove(check.recordKey()));
        return new CheckupScene.Sending(
                welfare.count("select count(*) from checkup where checked_on >= ?", oldest),
                fit - quarantined.size(),
                scene.unknownAtCounterpart().size(),
                scene.unanswered().size(),
                quarantined,
                excluded);
    }

    /** Of everyone who can be checked one in four was, beside those with a part of their own. */
    static boolean wasChecked(long recipientId, PopulationOptions options, Set<Long> parts) {
        return Math.floorMod(recipientId + options.seed(), 4) == 0 && !parts.contains(recipientId);
    }

    static Check check(long recipientId, String key, LocalDate checkedOn) {
        return new Check(recipientId, "K26H" + Numbers.padded(recipientId, 9), key, checkedOn);
    }

    /** When someone was checked whose check is as it should be. */
    static LocalDate checkedOn(long recipientId, PopulationOptions options) {
        SplittableRandom random = new SplittableRandom(options.seed() - recipientId);
        return options.businessDate().minusDays(CHECKED_AGO + random.nextInt(CHECKED_WITHIN));
    }

    static String institution(int position) {
        return Numbers.institutionCode('1', 20, 1_001 + position, false);
    }

    LocalDate born() {
        return today.minusYears(CHECKUP_FROM);
    }

    LocalDate settled() {
        return today.minusDays(SETTLED_DAYS);
    }

    private LocalDate checkedOn(long recipientId, CheckupFault fault) throws SQLException {
        if (fault != CheckupFault.NOT_ON_ASSISTANCE) {
            return checkedOn(recipientId, options);
        }
        return LocalDate.parse(
                        welfare.row("select min(qualified_on) from eligibility where recipient_id = ?", recipientId)
                                .get(0))
                .minusDays(SETTLED_DAYS);
    }

    private void setConsents(long id, CheckupFault fault) throws SQLException {
        String consent = switch (fault) {
            case NO_CONSENT, CONSENT_GIVEN_LATE -> "0";
            case CONSENT_EXPIRED -> "2";
            case CONSENT_NOT_OBTAINABLE -> "3";
            default -> "1";
        };
        consent(id, consent, today.minusDays(SETTLED_DAYS));
        welfare.updateOne(
                "update recipient set self_info_refusal = ?, non_disclosure = ? where recipient_id = ?",
                fault == CheckupFault.SELF_INFORMATION_REFUSED ? "1" : "0",
                fault == CheckupFault.NOT_DISCLOSED ? "1" : "0",
                id);
    }

    private void consent(long id, String consent, LocalDate on) throws SQLException {
        welfare.update("delete from checkup_consent where recipient_id = ? and consent_on >= ?", id, on);
        welfare.updateOne("insert into checkup_consent values (?, ?, ?)", id, on, consent);
        welfare.updateOne(
                "update recipient set checkup_consent = ?, consent_on = ? where recipient_id = ?", consent, on, id);
    }
}
