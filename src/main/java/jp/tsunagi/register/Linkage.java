package jp.tsunagi.register;

import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * 連携: one way of data between the municipality and another party, as the register has it.
 *
 * @param id also the name of its route
 * @param from who hands the data over
 * @param to who receives it
 * @param provision outbound only: id of the row of {@link Provisions} under which it hands over
 * @param carries outbound only: the information that it hands over, by the names of {@link Provisions}
 * @param follows outbound only: the linkages in which a person's record must have been accepted before one of this linkage
 *     is sent
 * @param fileRule what its files look like; {@code null} for a linkage that reads a database
 * @param undelivered outbound only: what becomes of a sealed file that could not be delivered
 * @param deadlineBusinessDays outbound only: after so many business days every record sent has an answer; empty when no
 *     answers are agreed, and publication counts as acceptance
 * @param retention how long its files and runs are kept
 * @param answers inbound only: the outbound linkages whose records these files answer
 * @param changes tables of the welfare database whose rows its statements in {@code mappings/} may change
 * @param reads relations with personal numbers that its statements in {@code mappings/} may name
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
        List<String> follows,
        String purpose,
        String scope,
        Schedule schedule,
        Endpoint endpoint,
        FileRule fileRule,
        Encryption encryption,
        InvalidRecord invalidRecord,
        Undelivered undelivered,
        OptionalInt deadlineBusinessDays,
        Period retention,
        List<String> answers,
        Set<String> changes,
        Set<String> reads,
        Path file,
        int line) {
    public Linkage {
        carries = List.copyOf(carries);
        follows = List.copyOf(follows);
        answers = List.copyOf(answers);
        changes = Set.copyOf(changes);
        reads = Set.copyOf(reads);
    }

    /** Whether its schedule starts it; otherwise what arrives does. */
    public boolean startsBySchedule() {
        return direction == Direction.OUT || endpoint instanceof Endpoint.Database;
    }

    /** The same linkage at other times. */
    public Linkage withSchedule(Schedule other) {
        return with(other, endpoint);
    }

    /** The same linkage at another place. */
    public Linkage withEndpoint(Endpoint other) {
        return with(schedule, other);
    }

    private Linkage with(Schedule otherSchedule, Endpoint otherEndpoint) {
        return new Linkage(
                id,
                name,
                direction,
                from,
                to,
                provision,
                legalBasis,
                carries,
                follows,
                purpose,
                scope,
                otherSchedule,
                otherEndpoint,
                fileRule,
                encryption,
                invalidRecord,
                undelivered,
                deadlineBusinessDays,
                retention,
                answers,
                changes,
                reads,
                file,
                line);
    }
}
