package jp.tsunagi.demo.population;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import jp.tsunagi.demo.population.Addresses.Residence;

/** One day on which people come, go, move and marry, and on which the department mends half of what was spoilt. */
final class Changes {
    private final Connections open;
    private final PopulationOptions options;
    private final Numbers numbers;
    private final LocalDate day;
    private final Statements welfare;
    private final SplittableRandom random;
    private final List<Office> offices;

    Changes(Connections open, PopulationOptions options, Numbers numbers, LocalDate day) {
        if (!day.isAfter(options.businessDate())) {
            throw new IllegalArgumentException("changes begin on the day after " + options.businessDate());
        }
        this.open = open;
        this.options = options;
        this.numbers = numbers;
        this.day = day;
        this.welfare = new Statements(open.welfare());
        this.random = new SplittableRandom(options.seed() ^ day.toEpochDay() * 0xD1342543DE82EF95L);
        this.offices = SpoiltPlan.of(options).offices();
    }

    /** @param settled to whom nothing happens, beside those who are spoilt */
    DayOfChanges apply(Expectations before, Set<Long> settled) throws SQLException {
        List<SpoiltRecord> toMend = halfOfEachKind(before);
        Set<Long> without = new HashSet<>(settled);
        before.spoilt().forEach(record -> without.add(record.recipientId()));
        Candidates active = Candidates.active(welfare, without, random);
        Candidates ended = Candidates.ended(welfare, without, day, random);
        Existing existing = new Existing(welfare, random, day);
        Map<ChangeKind, List<String>> keys = new EnumMap<>(ChangeKind.class);
        int newHouseholds;
        try (PopulationWriter writer = new PopulationWriter(open.welfare(), open.address(), numbers)) {
            Newcomers newcomers = new Newcomers(writer);
            for (ChangeKind kind : ChangeKind.values()) {
                List<String> changed = new ArrayList<>();
                int count = kind.count(before.people());
                switch (kind) {
                    case STARTED -> newcomers.start(count, changed);
                    case BORN -> newcomers.beBorn(count, active, changed);
                    case RESTARTED -> existing.change(kind, count, ended, changed);
                    default -> existing.change(kind, count, active, changed);
                }
                keys.put(kind, List.copyOf(changed));
            }
            writer.flush();
            newHouseholds = newcomers.households;
        }
        List<SpoiltRecord> mended = mend(toMend);
        return new DayOfChanges(day, keys, mended, after(before, toMend, keys, newHouseholds));
    }

    private static List<SpoiltRecord> halfOfEachKind(Expectations before) {
        Map<Fault, Integer> counts = before.counts();
        Map<Fault, Integer> taken = new EnumMap<>(Fault.class);
        List<SpoiltRecord> half = new ArrayList<>();
        for (SpoiltRecord record : before.spoilt()) {
            Fault fault = record.fault();
            if (fault.mendable() && taken.merge(fault, 1, Integer::sum) <= Math.max(1, counts.get(fault) / 2)) {
                half.add(record);
            }
        }
        return half;
    }

    private List<SpoiltRecord> mend(List<SpoiltRecord> records) throws SQLException {
        Spoiling spoiling = new Spoiling(welfare, new Statements(open.address()), numbers);
        List<SpoiltRecord> mended = new ArrayList<>();
        for (SpoiltRecord record : records) {
            mended.add(new SpoiltRecord(spoiling.mend(record, day), record.fault(), record.recipientId()));
        }
        return mended;
    }

    private static Expectations after(
            Expectations before, List<SpoiltRecord> mended, Map<ChangeKind, List<String>> keys, int newHouseholds) {
        List<SpoiltRecord> still = new ArrayList<>(before.spoilt());
        still.removeAll(Set.copyOf(mended));
        return new Expectations(
                before.people()
                        + keys.get(ChangeKind.STARTED).size()
                        + keys.get(ChangeKind.BORN).size(),
                before.households() + newHouseholds,
                still,
                before.knownPayerNumbers(),
                before.unknownPayerNumbers(),
                before.neverSent(),
                before.protagonist());
    }

    /** Those who get a 受給者番号 today. */
    private final class Newcomers {
        private final PopulationWriter writer;
        private int households;

        Newcomers(PopulationWriter writer) {
            this.writer = writer;
        }

        void start(int people, List<String> keys) throws SQLException {
            Households maker = new Households(options);
            int left = people;
            while (left > 0) {
                int size = Math.min(left, random.nextInt(8) == 0 ? 2 : 1);
                Office office = offices.get(random.nextInt(offices.size()));
                if (office.known()) {
                    Household household = maker.open(office, nextSerials(office, size), size, day, day);
                    writer.write(household);
                    household.members().forEach(member -> keys.add(member.key()));
                    households++;
                    left -= size;
                }
            }
        }

        /** Children of households that are on assistance; a parent is drawn for each, and stays as they are. */
        void beBorn(int children, Candidates parents, List<String> keys) throws SQLException {
            Members members = new Members(options);
            while (keys.size() < children && !parents.isEmpty()) {
                long parent = parents.draw();
                List<String> row = welfare.row(
                        "select name, household_id, post_number, address,"
                                + " case when foreign_resident then '2' else '1' end from recipient"
                                + " where recipient_id = ?",
                        parent);
                Office office = offices.get((int) (parent / Office.IDS) - 1);
                if (row.get(4).equals("2")) {
                    continue;
                }
                Recipient child = members.newborn(
                        new Members.Family(office, false, Names.surnameOf(row.get(0)), day, day),
                        nextSerials(office, 1),
                        new Residence(row.get(2), row.get(3)),
                        day);
                writer.write(child, Long.parseLong(row.get(1)));
                keys.add(child.key());
            }
        }

        private int nextSerials(Office office, int count) throws SQLException {
            welfare.updateOne(
                    "update recipient_number_counter set last_number = last_number + ? where payer_number = ?",
                    count,
                    office.payerNumber());
            String last = welfare.row(
                            "select last_number from recipient_number_counter where payer_number = ?",
                            office.payerNumber())
                    .get(0);
            return Integer.parseInt(last) - count + 1;
        }
    }
}
