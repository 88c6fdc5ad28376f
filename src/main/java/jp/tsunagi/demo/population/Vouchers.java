package jp.tsunagi.demo.population;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import jp.tsunagi.demo.population.Institutions.Kind;
import jp.tsunagi.demo.population.Recipient.Voucher;

/** 医療券 of the current month for four people in a hundred, half of them with the 調剤券 that goes with it. */
final class Vouchers {
    private static final List<String> INJURIES =
            List.of("高血圧症", "２型糖尿病", "腰痛症", "気管支喘息", "脂質異常症", "うつ病", "変形性膝関節症", "慢性腎臓病");
    private static final int ELDERLY = 75;

    private final Institutions institutions;

    Vouchers(Institutions institutions) {
        this.institutions = institutions;
    }

    /** @param qualifiedOn no voucher is valid before */
    List<Voucher> draw(SplittableRandom random, LocalDate birthDate, LocalDate qualifiedOn, LocalDate today) {
        if (random.nextInt(100) >= 4) {
            return List.of();
        }
        LocalDate from = firstDay(qualifiedOn, today);
        boolean elderly = ChronoUnit.YEARS.between(birthDate, today) >= ELDERLY;
        int draw = random.nextInt(100);
        if (draw < 15) {
            return List.of(ticket(random, Kind.DENTAL, "03", "う蝕", null, from, elderly));
        }
        if (draw < 20) {
            return List.of(ticket(random, Kind.HOME_NURSING, "05", injury(random), null, from, elderly));
        }
        Voucher medical = ticket(random, Kind.MEDICAL, draw < 30 ? "01" : "02", injury(random), null, from, elderly);
        return draw < 65
                ? List.of(medical)
                : List.of(
                        medical,
                        ticket(random, Kind.PHARMACY, "04", medical.injury(), medical.institution(), from, elderly));
    }

    private Voucher ticket(
            SplittableRandom random,
            Kind kind,
            String treatment,
            String injury,
            String prescriptionIssuer,
            LocalDate from,
            boolean elderly) {
        return new Voucher(
                kind == Kind.PHARMACY ? "02" : "01",
                institutions.draw(random, kind),
                prescriptionIssuer,
                treatment,
                injury,
                from,
                lastDay(from),
                random.nextInt(20) == 0 ? 500 * (1 + random.nextInt(20)) : 0,
                random.nextInt(20) == 0,
                elderly);
    }

    /** The first of the month, or the day on which assistance began in it. */
    static LocalDate firstDay(LocalDate qualifiedOn, LocalDate today) {
        LocalDate month = today.withDayOfMonth(1);
        return qualifiedOn.isAfter(month) ? qualifiedOn : month;
    }

    static LocalDate lastDay(LocalDate from) {
        return from.withDayOfMonth(from.lengthOfMonth());
    }

    private static String injury(SplittableRandom random) {
        return INJURIES.get(random.nextInt(INJURIES.size()));
    }
}
