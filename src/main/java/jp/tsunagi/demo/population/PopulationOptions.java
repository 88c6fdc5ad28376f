package jp.tsunagi.demo.population;

import java.time.LocalDate;

/**
 * What the made-up municipality is to look like. The same options give the same rows, whatever the database.
 *
 * @param people recipients (受給人員), those whose assistance has ended included
 * @param seed start of the random numbers
 * @param businessDate the day on which the population is looked at
 * @param spoiltShare share of records with a fault, 0 to 0.1; from 200 people on there is one of each kind at least,
 *     unless the share is 0
 */
public record PopulationOptions(int people, long seed, LocalDate businessDate, double spoiltShare) {
    /** 受給人員 and 受給世帯数 of S0, 3. */
    private static final int SOURCE_PEOPLE = 9_746;

    private static final int SOURCE_HOUSEHOLDS = 8_721;

    public PopulationOptions {
        if (people < 1 || people > 4_000_000) {
            throw new IllegalArgumentException("people must be 1 to 4,000,000: " + people);
        }
        if (!(spoiltShare >= 0 && spoiltShare <= 0.1)) {
            throw new IllegalArgumentException("spoiltShare must be 0 to 0.1: " + spoiltShare);
        }
    }

    /** The size of S0: 9,746 people in 8,721 households, three in a thousand records spoilt. */
    public static PopulationOptions standard() {
        return new PopulationOptions(SOURCE_PEOPLE, 139998, LocalDate.of(2026, 4, 1), 0.003);
    }

    public PopulationOptions withPeople(int number) {
        return new PopulationOptions(number, seed, businessDate, spoiltShare);
    }

    public PopulationOptions withSpoiltShare(double share) {
        return new PopulationOptions(people, seed, businessDate, share);
    }

    /** Households, in the proportion of S0. */
    public int households() {
        return (int) Math.max(1, Math.round((double) people * SOURCE_HOUSEHOLDS / SOURCE_PEOPLE));
    }
}
