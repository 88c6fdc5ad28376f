package jp.tsunagi.demo.population;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Who is to be spoilt and how, settled before anyone is made: it depends on the options alone.
 *
 * @param holders for each recipient who carries another's 個人番号, that other one; always earlier in the order of keys
 */
record SpoiltPlan(List<Office> offices, List<SpoiltRecord> records, Map<Long, Long> holders, Set<String> neverSent) {

    private static final int PEOPLE_FOR_EVERY_KIND = 200;
    private static final int LEAST_IN_UNKNOWN_OFFICE = 3;

    static SpoiltPlan of(PopulationOptions options) {
        Map<Fault, Integer> counts = counts(options);
        int inUnknownOffice = counts.get(Fault.OFFICE_UNKNOWN);
        List<Office> offices = Office.of(options, inUnknownOffice);
        SplittableRandom random = new SplittableRandom(~options.seed());
        List<SpoiltRecord> records = new ArrayList<>();
        Map<Long, Long> holders = new TreeMap<>();
        Set<Integer> taken = new LinkedHashSet<>();
        int knownPeople = options.people() - inUnknownOffice;
        for (Fault fault : Fault.values()) {
            for (int i = 0; i < counts.get(fault) && fault != Fault.OFFICE_UNKNOWN; i++) {
                int position = draw(random, knownPeople, taken);
                if (fault == Fault.PERSONAL_NUMBER_SHARED) {
                    int other = draw(random, knownPeople, taken);
                    holders.put(idAt(offices, Math.max(position, other)), idAt(offices, Math.min(position, other)));
                    position = Math.max(position, other);
                }
                records.add(record(fault, offices, position));
            }
        }
        for (int i = 0; i < inUnknownOffice; i++) {
            records.add(record(Fault.OFFICE_UNKNOWN, offices, knownPeople + i));
        }
        records.sort(Comparator.comparing(SpoiltRecord::key));
        return new SpoiltPlan(offices, List.copyOf(records), holders, neverSent(counts.get(Fault.UNANSWERED), offices));
    }

    Expectations expectations(PopulationOptions options) {
        int households = offices.stream().mapToInt(Office::households).sum();
        return new Expectations(
                options.people(),
                households,
                records,
                payerNumbers(true),
                payerNumbers(false),
                neverSent,
                protagonistKey());
    }

    /** The people whose records a fault concerns: those spoilt, and those whose 個人番号 another carries. */
    Set<Long> concerned() {
        Set<Long> ids = new HashSet<>(holders.values());
        records.forEach(record -> ids.add(record.recipientId()));
        return ids;
    }

    /** The newest recipient of the first office with whose record nothing is wrong. */
    long protagonist() {
        Office office = offices.get(0);
        Set<Long> concerned = concerned();
        return IntStream.iterate(office.people(), serial -> serial > 1, serial -> serial - 1)
                .mapToLong(office::recipientId)
                .filter(id -> !concerned.contains(id))
                .findFirst()
                .orElse(office.recipientId(1));
    }

    private String protagonistKey() {
        return offices.get(0).payerNumber() + Numbers.recipientNumber((int) (protagonist() % Office.IDS));
    }

    private Set<String> payerNumbers(boolean known) {
        return offices.stream()
                .filter(office -> office.known() == known)
                .map(Office::payerNumber)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The share, dealt out evenly to the kinds. */
    private static Map<Fault, Integer> counts(PopulationOptions options) {
        Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
        int left = (int) Math.round(options.people() * options.spoiltShare());
        int kindsLeft = Fault.values().length;
        boolean everyKind = options.spoiltShare() > 0 && options.people() >= PEOPLE_FOR_EVERY_KIND;
        for (Fault fault : Fault.values()) {
            int share = left / kindsLeft;
            int least = !everyKind ? 0 : fault == Fault.OFFICE_UNKNOWN ? LEAST_IN_UNKNOWN_OFFICE : 1;
            counts.put(fault, Math.max(least, share));
            left -= share;
            kindsLeft--;
        }
        return counts;
    }

    private static int draw(SplittableRandom random, int people, Set<Integer> taken) {
        int position = random.nextInt(people);
        while (!taken.add(position)) {
            position = random.nextInt(people);
        }
        return position;
    }

    private static SpoiltRecord record(Fault fault, List<Office> offices, int position) {
        long id = idAt(offices, position);
        String number = Numbers.recipientNumber((int) (id % Office.IDS));
        String shown = fault == Fault.RECIPIENT_NUMBER_CHECK_DIGIT ? Numbers.withWrongCheckDigit(number) : number;
        return new SpoiltRecord(offices.get((int) (id / Office.IDS) - 1).payerNumber() + shown, fault, id);
    }

    /** The id of the person who stands at a position, from 0, in the order of payer numbers and recipient numbers. */
    private static long idAt(List<Office> offices, int position) {
        int left = position;
        for (Office office : offices) {
            if (left < office.people()) {
                return office.recipientId(left + 1);
            }
            left -= office.people();
        }
        throw new IllegalArgumentException("no one at position " + position);
    }

    /** The highest numbers of the first office, which it does not come to give. */
    private static Set<String> neverSent(int count, List<Office> offices) {
        Set<String> keys = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            keys.add(offices.get(0).payerNumber() + Numbers.recipientNumber(999_999 - i));
        }
        return keys;
    }
}
