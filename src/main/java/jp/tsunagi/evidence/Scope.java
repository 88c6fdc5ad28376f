package jp.tsunagi.evidence;

import java.time.LocalDate;
import java.util.List;
import jp.tsunagi.privacy.Pseudonym;

/** What evidence is asked of. */
public sealed interface Scope {
    /** A run, with the runs that took over the answers to its file. */
    record OfRun(long runId) implements Scope {}

    /** Days, both included. */
    record OfPeriod(LocalDate from, LocalDate to) implements Scope {
        /** @throws IllegalArgumentException when it ends before it begins */
        public OfPeriod {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("a period ends on " + to + " and begins on " + from);
            }
        }
    }

    /**
     * One person: looks at the person, and the runs and files that held a record of the person.
     *
     * @param pseudonyms all that the person may have been entered under, newest first
     * @param recordKeys 公費負担者番号 and 受給者番号 beside those under which the person was sent or taken over
     */
    record OfPerson(List<Pseudonym> pseudonyms, List<String> recordKeys) implements Scope {
        public OfPerson {
            pseudonyms = List.copyOf(pseudonyms);
            recordKeys = List.copyOf(recordKeys);
        }

        public OfPerson(List<Pseudonym> pseudonyms) {
            this(pseudonyms, List.of());
        }
    }
}
