package jp.tsunagi.demo.population;

import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import jp.tsunagi.demo.population.Addresses.Residence;
import jp.tsunagi.demo.population.Names.Name;
import jp.tsunagi.demo.population.Recipient.Consent;
import jp.tsunagi.demo.population.Recipient.Period;

/** Makes the people of a household: the head first, then spouse and children. */
final class Members {
    /** What the members of a household have in common. */
    record Family(Office office, boolean foreign, String surname, LocalDate openedOn, LocalDate today) {}

    private static final int OLDEST = 104;
    private static final int ADULT = 18;
    private static final int CHECKUP_FROM = 40;
    /** No one stops, resumes or leaves assistance that began less than so many days ago. */
    private static final int SETTLED = 500;

    private final PopulationOptions options;
    private final Vouchers vouchers;

    Members(PopulationOptions options) {
        this.options = options;
        this.vouchers = new Vouchers(new Institutions(options));
    }

    /** Random numbers that depend on the seed and the person alone, not on what was made before. */
    SplittableRandom random(long recipientId) {
        return new SplittableRandom(options.seed() ^ recipientId * 0xD1342543DE82EF95L);
    }

    Recipient member(SplittableRandom random, Family family, int serial, int place) {
        String sex = random.nextInt(1000) == 0 ? "3" : random.nextBoolean() ? "1" : "2";
        Name name = family.foreign() ? Names.foreign(random) : Names.japanese(random, family.surname(), sex);
        Name alias = family.foreign() && random.nextInt(100) < 40
                ? Names.japanese(random, Names.surname(random), sex)
                : null;
        boolean drawnInRegister = random.nextInt(100) >= 3;
        LocalDate birthDate = birthDate(random, family, place);
        List<Period> periods = periods(random, family.openedOn(), family.today());
        Period current = periods.get(periods.size() - 1);
        // Whoever is first sent after the end was never registered with the address system.
        boolean inRegister = drawnInRegister || current.ended();
        return new Recipient(
                family.office(),
                serial,
                inRegister,
                family.foreign(),
                place == 0,
                name,
                alias,
                sex,
                birthDate,
                residence(family, serial - place, inRegister),
                random.nextInt(100) == 0,
                random.nextInt(1000) < 15,
                random.nextInt(100) == 0,
                consents(random, family, birthDate),
                periods,
                current.ended() ? List.of() : vouchers.draw(random, birthDate, current.qualifiedOn(), family.today()));
    }

    /** A child born into a household that is already there. */
    Recipient newborn(Family family, int serial, Residence residence, LocalDate bornOn) {
        SplittableRandom random = random(family.office().recipientId(serial));
        String sex = random.nextBoolean() ? "1" : "2";
        return new Recipient(
                family.office(),
                serial,
                true,
                false,
                false,
                Names.japanese(random, family.surname(), sex),
                null,
                sex,
                bornOn,
                residence,
                false,
                false,
                false,
                List.of(),
                List.of(new Period(bornOn, null, null)),
                List.of());
    }

    /** One address a household, except for those outside the register. */
    private Residence residence(Family family, int firstSerial, boolean inRegister) {
        return Addresses.draw(random(-family.office().recipientId(firstSerial)), inRegister);
    }

    private static LocalDate birthDate(SplittableRandom random, Family family, int place) {
        int age = age(random, place);
        LocalDate born = family.today().minusYears(age).minusDays(random.nextInt(365));
        if (random.nextInt(300) == 0) {
            born = leapDayBefore(born);
        }
        if (place == 0) {
            LocalDate adult = family.openedOn().minusYears(ADULT);
            return born.isAfter(adult) ? adult : born;
        }
        return born.isAfter(family.openedOn()) ? family.openedOn().minusDays(random.nextInt(300)) : born;
    }

    private static int age(SplittableRandom random, int place) {
        if (place == 0) {
            return random.nextInt(100) < 55
                    ? 65 + Math.min(random.nextInt(OLDEST - 64), random.nextInt(OLDEST - 64))
                    : ADULT + random.nextInt(65 - ADULT);
        }
        boolean spouse = place == 1 && random.nextInt(100) < 60;
        boolean infant = random.nextInt(4) == 0;
        return spouse ? 20 + random.nextInt(65) : infant ? 0 : random.nextInt(ADULT + 1);
    }

    private static LocalDate leapDayBefore(LocalDate day) {
        int year = day.getYear() - 1;
        while (!Year.isLeap(year)) {
            year--;
        }
        return year < 1924 ? day : LocalDate.of(year, 2, 29);
    }

    /** Most have one period; six in a hundred stopped and resumed once or twice, three in a hundred have ended. */
    private static List<Period> periods(SplittableRandom random, LocalDate openedOn, LocalDate today) {
        int days = (int) ChronoUnit.DAYS.between(openedOn, today);
        if (days < SETTLED) {
            return List.of(new Period(openedOn, null, null));
        }
        int stops = random.nextInt(100) < 6 ? 1 + random.nextInt(2) : 0;
        List<Period> periods = new ArrayList<>();
        LocalDate from = openedOn;
        for (int i = 0; i < stops; i++) {
            LocalDate until = from.plusDays(60 + random.nextInt(60));
            periods.add(new Period(from, until, random.nextBoolean() ? "99" : "03"));
            from = until.plusDays(1 + random.nextInt(60));
        }
        boolean ended = random.nextInt(100) < 3;
        periods.add(
                ended
                        ? new Period(from, today.minusDays(random.nextInt(90)), reason(random))
                        : new Period(from, null, null));
        return List.copyOf(periods);
    }

    private static String reason(SplittableRandom random) {
        int draw = random.nextInt(100);
        return draw < 45 ? "01" : draw < 70 ? "03" : draw < 95 ? "99" : "02";
    }

    /** The 特定健診 are for people from 40 on; a refusal (0) is recorded with its day, too. */
    private static List<Consent> consents(SplittableRandom random, Family family, LocalDate birthDate) {
        boolean asked = ChronoUnit.YEARS.between(birthDate, family.today()) >= CHECKUP_FROM;
        int days = (int) ChronoUnit.DAYS.between(family.openedOn(), family.today());
        if (!asked || days == 0 || random.nextInt(100) >= 40) {
            return List.of();
        }
        int draw = random.nextInt(100);
        String value = draw < 75 ? "1" : draw < 85 ? "0" : draw < 95 ? "2" : "3";
        LocalDate on = family.today().minusDays(random.nextInt(Math.min(days, 700)));
        if (draw % 10 == 0 && days > 800) {
            return List.of(new Consent(on.minusDays(1 + random.nextInt(90)), "1"), new Consent(on, value));
        }
        return List.of(new Consent(on, value));
    }
}
