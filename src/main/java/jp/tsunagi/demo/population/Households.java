package jp.tsunagi.demo.population;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;

/** Makes the households of an office, one at a time, so that a million people need no more memory than one family. */
final class Households {
    static final int LARGEST = 9;

    /** Percent of the households of more than one, from two people up. */
    private static final int[] SIZES = {62, 20, 9, 4, 2, 1, 1, 1};

    private static final double AVERAGE_SURPLUS = averageSurplus();
    private static final int LONGEST_ASSISTANCE = 7_300;

    private final PopulationOptions options;
    private final Members members;

    Households(PopulationOptions options) {
        this.options = options;
        this.members = new Members(options);
    }

    /** The households of the office in the order of their 受給者番号, which are given at the start of assistance. */
    Iterable<Household> of(Office office) {
        return () -> new OfOffice(office);
    }

    /** A household of the given size whose assistance began on a day, as it stands today. */
    Household open(Office office, int firstSerial, int size, LocalDate openedOn, LocalDate today) {
        SplittableRandom random = members.random(office.recipientId(firstSerial));
        boolean foreign = random.nextInt(1000) < 68; // 664 of 9,746 (S0, S4)
        String surname = Names.surname(random);
        List<Recipient> all = new ArrayList<>(size);
        for (int place = 0; place < size; place++) {
            all.add(members.member(
                    random, new Members.Family(office, foreign, surname, openedOn, today), firstSerial + place, place));
        }
        return new Household(office, openedOn, closedOn(all), List.copyOf(all));
    }

    /** The rest of the people always fits the rest of the households: at least one each, at most {@link #LARGEST}. */
    private static int size(SplittableRandom random, int people, int households) {
        int least = Math.max(1, people - LARGEST * (households - 1));
        int most = Math.min(LARGEST, people - (households - 1));
        double surplus = (double) (people - households) / households;
        int size = random.nextDouble() < surplus / AVERAGE_SURPLUS ? severalPeople(random) : 1;
        return Math.max(least, Math.min(most, size));
    }

    private static int severalPeople(SplittableRandom random) {
        int draw = random.nextInt(100);
        int index = 0;
        while (draw >= SIZES[index]) {
            draw -= SIZES[index];
            index++;
        }
        return index + 2;
    }

    /** Low numbers were given up to twenty years ago, the highest yesterday. */
    private LocalDate openedOn(int serial, int people) {
        double ago = 1 - (double) serial / people;
        return options.businessDate().minusDays(1 + Math.round(LONGEST_ASSISTANCE * ago * Math.sqrt(ago)));
    }

    /** The day on which the last one left, or null. */
    private static LocalDate closedOn(List<Recipient> members) {
        LocalDate last = LocalDate.MIN;
        for (Recipient member : members) {
            LocalDate lost = member.currentPeriod().lostOn();
            if (lost == null) {
                return null;
            }
            last = lost.isAfter(last) ? lost : last;
        }
        return last;
    }

    private static double averageSurplus() {
        double sum = 0;
        for (int i = 0; i < SIZES.length; i++) {
            sum += SIZES[i] / 100.0 * (i + 1);
        }
        return sum;
    }

    /** The households of one office, made as they are asked for. */
    private final class OfOffice implements Iterator<Household> {
        private final Office office;
        private final SplittableRandom random;
        private int householdsLeft;
        private int peopleLeft;

        OfOffice(Office office) {
            this.office = office;
            this.random = new SplittableRandom(options.seed() + office.position());
            this.householdsLeft = office.households();
            this.peopleLeft = office.people();
        }

        @Override
        public boolean hasNext() {
            return householdsLeft > 0;
        }

        @Override
        public Household next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int serial = office.people() - peopleLeft + 1;
            int size = size(random, peopleLeft, householdsLeft);
            householdsLeft--;
            peopleLeft -= size;
            return open(office, serial, size, openedOn(serial, office.people()), options.businessDate());
        }
    }
}
