package jp.tsunagi.evidence;

import java.util.List;
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
 * 本人の経路: the way of one person through all files. Each look is entered with the person's pseudonym and the purpose before
 * it is done; neither number nor name reaches the journal.
 *
 * <p>All throw {@link HubException} JOURNAL_REFUSED when the look cannot be entered.
 */
public final class PersonLookup {
    private final Sendings sendings;
    private final Takings takings;
    private final Holders holders;
    private final Pseudonyms pseudonyms;
    private final Journal journal;

    public PersonLookup(JdbcClient hub, Pseudonyms pseudonyms, Journal journal) {
        this.sendings = new Sendings(hub);
        this.takings = new Takings(hub);
        this.holders = new Holders(hub);
        this.pseudonyms = pseudonyms;
        this.journal = journal;
    }

    /** @param residentNumber 住民番号 */
    public Person byResidentNumber(String residentNumber, String purpose) {
        List<Pseudonym> all = ofResident(residentNumber);
        return look(all, all.isEmpty() ? null : all.get(0), purpose);
    }

    /**
     * Finds whom the records with these numbers were about, and then everything that was sent or taken over of that person,
     * also under other numbers. A 受給者番号 that was given out again leads to each person who had it; each is entered.
     *
     * @param recordKey 公費負担者番号 and 受給者番号, 15 digits
     */
    public List<Person> byRecipientNumber(String recordKey, String purpose) {
        List<Pseudonym> had = ofRecipient(recordKey);
        if (had.isEmpty()) {
            return List.of(look(List.of(), null, purpose));
        }
        return had.stream()
                .map(holder -> look(List.of(holder), holder, purpose))
                .toList();
    }

    /** @param pseudonym as the journal has it */
    public Person byPseudonym(Pseudonym pseudonym, String purpose) {
        return look(List.of(pseudonym), pseudonym, purpose);
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
     * Whom the records of this key were about, newest first.
     *
     * @param recordKey 公費負担者番号 and 受給者番号
     */
    public List<Pseudonym> ofRecipient(String recordKey) {
        return holders.of(recordKey);
    }

    private Person look(List<Pseudonym> under, Pseudonym subject, String purpose) {
        Entry.Builder entry = Entry.intent(Action.PERSON, Access.LOOK_UP, "person")
                .about(subject == null ? null : subject.toString())
                .purpose(purpose);
        return Attempt.begin(journal, entry).conclude(outcome -> {
            Person person = person(under);
            outcome.records((long) person.sendings().size() + person.takings().size());
            return person;
        });
    }

    private Person person(List<Pseudonym> under) {
        List<Sending> sent = sendings.of(under);
        List<Taking> taken = takings.of(under);
        // Also those of key versions under which nothing was sent: looks at the person are entered under the newest.
        return new Person(sent.isEmpty() && taken.isEmpty() ? List.of() : under, sent, taken);
    }
}
