package jp.tsunagi.demo.population;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import jp.tsunagi.demo.population.Fault.Outcome;

/**
 * What the generator knows about a population, and so what a complete run of {@code eligibility-out} must come to. Holds
 * the spoilt records only.
 *
 * @param people recipients in the database: the records that a run reads
 * @param spoilt spoilt records in the order of their keys
 * @param knownPayerNumbers offices that the counterpart knows
 * @param unknownPayerNumbers offices that it does not know
 * @param neverSent keys of good form that belong to no one, for answers to records that were never sent
 * @param protagonist key of the person of the first office whose way the story follows; nothing is wrong with their record
 */
public record Expectations(
        int people,
        int households,
        List<SpoiltRecord> spoilt,
        Set<String> knownPayerNumbers,
        Set<String> unknownPayerNumbers,
        Set<String> neverSent,
        String protagonist) {
    public Expectations {
        spoilt = List.copyOf(spoilt);
        knownPayerNumbers = inOrder(knownPayerNumbers);
        unknownPayerNumbers = inOrder(unknownPayerNumbers);
        neverSent = inOrder(neverSent);
    }

    public int quarantined() {
        return keys(Outcome.QUARANTINED).size();
    }

    /** Records of the initial load's file. */
    public int written() {
        return people - quarantined();
    }

    public int rejected() {
        return keys(Outcome.REJECTED).size();
    }

    /** Records that the counterpart takes and says so, those answered twice included. */
    public int accepted() {
        return written() - rejected() - keys(Outcome.MISSING).size();
    }

    /** Keys of the records with this outcome, in order. */
    public Set<String> keys(Outcome outcome) {
        return keys(record -> record.fault().outcome() == outcome);
    }

    public Set<String> keys(Fault fault) {
        return keys(record -> record.fault() == fault);
    }

    /** How many records there are of each kind. */
    public Map<Fault, Integer> counts() {
        Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
        spoilt.forEach(record -> counts.merge(record.fault(), 1, Integer::sum));
        return counts;
    }

    private static Set<String> inOrder(Set<String> values) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    private Set<String> keys(Predicate<SpoiltRecord> wanted) {
        Set<String> keys = new LinkedHashSet<>();
        spoilt.stream().filter(wanted).map(SpoiltRecord::key).forEach(keys::add);
        return keys;
    }
}
