package jp.tsunagi.demo.population;

import java.util.ArrayList;
import java.util.List;

/**
 * 福祉事務所. The people of an office have the serials 1 to {@code people} of its 受給者番号; their ids go up in the order of
 * 公費負担者番号 and 受給者番号, so that the tables lie in the order in which they are sent.
 *
 * @param position from 1, in the order of the payer numbers
 * @param known whether the integration terminal knows the payer number
 */
record Office(int position, String payerNumber, String name, int people, int households, boolean known) {
    /** Ids below this belong to residents who are on no assistance. */
    static final int IDS = 1_000_000;

    private static final int PEOPLE_AT_MOST = 45_000;
    private static final int FIRST_CODE = 801;
    private static final int UNKNOWN_CODE = 999;

    /** The offices of a municipality, in the order of their payer numbers; the unknown one, if any, is the last. */
    static List<Office> of(PopulationOptions options, int peopleOfUnknownOffice) {
        int people = options.people() - peopleOfUnknownOffice;
        int households = Math.max(1, options.households() - peopleOfUnknownOffice);
        int count = people < 100 ? 1 : Math.max(3, (people + PEOPLE_AT_MOST - 1) / PEOPLE_AT_MOST);
        List<Office> offices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            offices.add(new Office(
                    i + 1,
                    Numbers.payerNumber(FIRST_CODE + i),
                    "架空市第" + Addresses.fullWidth(i + 1) + "福祉事務所",
                    share(people, i, count),
                    share(households, i, count),
                    true));
        }
        if (peopleOfUnknownOffice > 0) {
            offices.add(new Office(
                    count + 1,
                    Numbers.payerNumber(UNKNOWN_CODE),
                    "架空市臨時福祉事務所",
                    peopleOfUnknownOffice,
                    peopleOfUnknownOffice,
                    false));
        }
        return List.copyOf(offices);
    }

    private static int share(int total, int part, int parts) {
        return (int) ((long) total * (part + 1) / parts - (long) total * part / parts);
    }

    long recipientId(int serial) {
        return (long) position * IDS + serial;
    }
}
