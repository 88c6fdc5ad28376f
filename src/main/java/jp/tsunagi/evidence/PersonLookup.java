package jp.tsunagi.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Attempt;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.numbers.PersonalNumberScan;
import jp.tsunagi.privacy.Pseudonym;
import jp.tsunagi.privacy.Pseudonyms;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 本人の経路: the way of one person through all files, with what the welfare system knows of it. Each look is entered with the
 * purpose before anything is read, and with the person's pseudonym as soon as that is known; neither number nor name reaches
 * the journal.
 *
 * <p>All throw {@link HubException} JOURNAL_REFUSED when the look cannot be entered, and what {@link Occasions} throws.
 */
public final class PersonLookup {
    private final Sendings sendings;
    private final Takings takings;
    private final Asides asides;
    private final Holders holders;
    private final Occasions occasions;
    private final Pseudonyms pseudonyms;
    private final Journal journal;

    public PersonLookup(JdbcClient hub, Occasions occasions, Pseudonyms pseudonyms, Journal journal) {
        this.sendings = new Sendings(hub);
        this.takings = new Takings(hub);
        this.asides = new Asides(hub);
        this.holders = new Holders(hub);
        this.occasions = occasions;
        this.pseudonyms = pseudonyms;
        this.journal = journal;
    }

    /**
     * Who is looked for.
     *
     * @param pseudonyms newest first; none when the hub cannot tell
     * @param residentNumber 住民番号; {@code null} where it is not known
     * @param recordKey 公費負担者番号 and 受給者番号 that were asked for; {@code null} otherwise
     */
    private record Sought(List<Pseudonym> pseudonyms, String residentNumber, String recordKey) {
        String subject() {
            return pseudonyms.stream().findFirst().map(Pseudonym::toString).orElse(null);
        }
    }

    /** @param residentNumber 住民番号 */
    public Person byResidentNumber(String residentNumber, String purpose) {
        List<Pseudonym> all = ofResident(residentNumber);
        return look(new Sought(all, all.isEmpty() ? null : residentNumber, null), purpose);
    }

    /**
     * Finds who has these numbers and whom records with them were about, and then everything of that person, also under other
     * numbers. A 受給者番号 that was given out again leads to each person who had it; each is entered.
     *
     * @param recordKey 公費負担者番号 and 受給者番号, 15 digits
     */
    public List<Person> byRecipientNumber(String recordKey, String purpose) {
        List<Sought> others = new ArrayList<>();
        Person first = Attempt.begin(journal, entry(purpose)).conclude(outcome -> {
            List<Sought> people = holding(recordKey);
            others.addAll(people.subList(1, people.size()));
            return look(people.get(0), outcome.about(people.get(0).subject()));
        });
        return Stream.concat(Stream.of(first), others.stream().map(sought -> look(sought, purpose)))
                .toList();
    }

    private List<Sought> holding(String recordKey) {
        Optional<String> holder = occasions.holder(recordKey);
        List<Pseudonym> present = holder.map(pseudonyms::all).orElse(List.of());
        List<Sought> people = new ArrayList<>();
        holder.ifPresent(residentNumber -> people.add(new Sought(present, residentNumber, recordKey)));
        holders.of(recordKey).stream()
                .filter(had -> !present.contains(had))
                .forEach(had -> people.add(new Sought(List.of(had), null, recordKey)));
        if (people.isEmpty()) {
            people.add(new Sought(List.of(), null, recordKey));
        }
        return people;
    }

    /**
     * Every pseudonym of a person, newest first, for what enters its own attempt. None for a 個人番号 typed by mistake: a hash
     * of one must not be entered.
     *
     * @param residentNumber 住民番号
     */
    public List<Pseudonym> ofResident(String residentNumber) {
        List<Pseudonym> all = pseudonyms.all(residentNumber);
        return PersonalNumberScan.found(residentNumber) && !holders.known(all) ? List.of() : all;
    }

    /**
     * Who has this key and whom its records were about, newest first. The look is entered.
     *
     * @param recordKey 公費負担者番号 and 受給者番号
     */
    public List<Pseudonym> ofRecipient(String recordKey, String purpose) {
        return Attempt.begin(journal, entry(purpose)).conclude(outcome -> {
            Stream<Pseudonym> present =
                    occasions.holder(recordKey).map(pseudonyms::all).stream().flatMap(List::stream);
            List<Pseudonym> all = Stream.concat(present, holders.of(recordKey).stream())
                    .distinct()
                    .toList();
            outcome.about(all.isEmpty() ? null : all.get(0).toString()).records((long) all.size());
            return all;
        });
    }

    private Person look(Sought sought, String purpose) {
        return Attempt.begin(journal, entry(purpose).about(sought.subject()))
                .conclude(outcome -> look(sought, outcome));
    }

    private Person look(Sought sought, Entry.Builder outcome) {
        Person person = person(sought);
        outcome.records((long) person.count());
        return person;
    }

    private static Entry.Builder entry(String purpose) {
        return Entry.intent(Action.PERSON, Access.LOOK_UP, "person").purpose(purpose);
    }

    private Person person(Sought sought) {
        List<Pseudonym> under = sought.pseudonyms();
        Occasions.Known known = sought.residentNumber() == null
                ? new Occasions.Known(List.of(), List.of())
                : occasions.of(sought.residentNumber());
        Set<String> keys = new TreeSet<>(holders.keys(under));
        keys.addAll(known.recordKeys());
        Optional.ofNullable(sought.recordKey()).ifPresent(keys::add);
        List<Sending> sent = sendings.of(under);
        List<Taking> taken = takings.of(under);
        List<Step> aside = new ArrayList<>(asides.of(keys));
        beginning(Stream.of(known.occasions(), sent, taken, aside).flatMap(List::stream))
                .filter(since -> !under.isEmpty())
                .ifPresent(since -> aside.addAll(takings.compared(taken, since)));
        // Also pseudonyms of key versions under which nothing was sent: looks at the person are entered under the
        // newest.
        boolean met = !sent.isEmpty() || !taken.isEmpty() || !known.occasions().isEmpty();
        return new Person(met ? under : List.of(), sent, taken, aside, known.occasions());
    }

    private static Optional<Instant> beginning(Stream<? extends Step> way) {
        return way.map(Step::at).min(Comparator.naturalOrder());
    }
}
