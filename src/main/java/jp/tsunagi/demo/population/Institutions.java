package jp.tsunagi.demo.population;

import java.time.LocalDate;
import java.util.SplittableRandom;

/** 指定医療機関: about one for fifty people, twenty at least. Codes are computed from the position, none is kept. */
final class Institutions {
    /** 点数表 and the range of numbers that belongs to it. */
    enum Kind {
        MEDICAL('1', 1000, 50, "架空内科クリニック"),
        DENTAL('3', 3000, 20, "架空歯科医院"),
        PHARMACY('4', 4000, 20, "架空薬局"),
        HOME_NURSING('6', 5000, 10, "架空訪問看護ステーション");

        final char code;
        final int firstNumber;
        final int percent;
        final String name;

        Kind(char code, int firstNumber, int percent, String name) {
            this.code = code;
            this.firstNumber = firstNumber;
            this.percent = percent;
            this.name = name;
        }
    }

    record Institution(String code, String name, Kind kind, LocalDate from, LocalDate until) {}

    private static final int NUMBERS_OF_AN_AREA = 900;
    private static final LocalDate OPENING = LocalDate.of(2014, 7, 1);

    private final int total;

    Institutions(PopulationOptions options) {
        total = Math.max(20, options.people() / 50);
    }

    int count(Kind kind) {
        return total * kind.percent / 100;
    }

    Institution at(Kind kind, int position) {
        LocalDate from = OPENING.plusDays(position % 3000);
        LocalDate until = position % 25 == 24 ? from.plusYears(6) : null;
        return new Institution(code(kind, position), kind.name + Addresses.fullWidth(position + 1), kind, from, until);
    }

    /** One whose designation has not ended. */
    String draw(SplittableRandom random, Kind kind) {
        int position = random.nextInt(count(kind));
        return code(kind, position % 25 == 24 ? position - 1 : position);
    }

    private static String code(Kind kind, int position) {
        return Numbers.institutionCode(
                kind.code,
                10 + position / NUMBERS_OF_AN_AREA,
                kind.firstNumber + position % NUMBERS_OF_AN_AREA,
                position % 2 == 1);
    }
}
