package jp.tsunagi.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.tsunagi.ledger.Concerned.Effect;
import jp.tsunagi.privacy.Pseudonym;

/**
 * A person as the hub knows one.
 *
 * @param pseudonyms that the person has, also of key versions under which nothing was sent; none for a person whom the hub
 *     never met
 * @param sendings every record sent, in the order of the files; one that was answered twice comes twice
 * @param takings everything that runs did to the person's record in the welfare system, in their order
 * @param asides what was left out, set aside and listed, and comparisons that did nothing
 * @param occasions what the welfare system knows
 */
public record Person(
        List<Pseudonym> pseudonyms,
        List<Sending> sendings,
        List<Taking> takings,
        List<Step> asides,
        List<Occasion> occasions) {
    public Person {
        pseudonyms = List.copyOf(pseudonyms);
        sendings = List.copyOf(sendings);
        takings = List.copyOf(takings);
        asides = List.copyOf(asides);
        occasions = List.copyOf(occasions);
    }

    /** Whether hub or welfare system know anything of this person. */
    public boolean isKnown() {
        return count() > 0;
    }

    int count() {
        return sendings.size() + takings.size() + asides.size() + occasions.size();
    }

    /** The whole way in the order of time. What a matter of the 確認リスト tells of is not told again run by run. */
    public List<Step> way() {
        List<Step> way = new ArrayList<>(occasions);
        // Of one run: a voucher is numbered before it is sent.
        takings.stream().filter(taking -> !isListed(taking)).forEach(way::add);
        Set<List<Long>> told = new HashSet<>();
        for (Sending sending : sendings) {
            if (told.add(List.of(sending.fileId(), (long) sending.number()))) {
                way.add(sending);
            }
            if (sending.answer() != null) {
                way.add(sending.answer());
            }
        }
        way.addAll(asides);
        way.sort(Comparator.comparing(Step::at).thenComparingLong(Step::runId));
        return way;
    }

    private boolean isListed(Taking taking) {
        return taking.effect() == Effect.LISTED
                && asides.stream().anyMatch(step -> step instanceof Listed listed && listed.covers(taking));
    }
}
