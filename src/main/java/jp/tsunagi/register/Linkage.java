package jp.tsunagi.register;

import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * 連携: one way of data between the municipality and another party, as the register has it.
 *
 * @param id also the name of its route
 * @param from who hands the data over
 * @param to who receives it
 * @param provision outbound only: id of the row of {@link Provisions} under which it hands over
 * @param carries outbound only: the information that it hands over, by the names of {@link Provisions}
 * @param deadlineBusinessDays outbound only: after so many business days every record sent has an answer; empty when no
 *     answers are agreed, and publication counts as acceptance
 * @param retention how long its files and runs are kept
 * @param answers inbound only: the outbound linkages whose records these files answer
 * @param file the register's file
 * @param line the line of that file where the entry begins
 */
public record Linkage(
        String id,
        Bilingual name,
        Direction direction,
        Bilingual from,
        Bilingual to,
        Optional<String> provision,
        String legalBasis,
        List<String> carries,
        String purpose,
        String scope,
        Schedule schedule,
        Endpoint endpoint,
        FileRule fileRule,
        Encryption encryption,
        InvalidRecord invalidRecord,
        OptionalInt deadlineBusinessDays,
        Period retention,
        List<String> answers,
        Path file,
        int line) {
    public Linkage {
        carries = List.copyOf(carries);
        answers = List.copyOf(answers);
    }

    /** The same linkage at other times. */
    public Linkage withSchedule(Schedule other) {
        return new Linkage(
                id,
                name,
                direction,
                from,
                to,
                provision,
                legalBasis,
                carries,
                purpose,
                scope,
                other,
                endpoint,
                fileRule,
                encryption,
                invalidRecord,
                deadlineBusinessDays,
                retention,
                answers,
                file,
                line);
    }
}
