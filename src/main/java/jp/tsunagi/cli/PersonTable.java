package jp.tsunagi.cli;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.tsunagi.evidence.LegalBases;
import jp.tsunagi.evidence.Person;
import jp.tsunagi.evidence.Sending;
import jp.tsunagi.evidence.Taking;
import picocli.CommandLine;

/** A person's way as text: one block a file or run, in the order in which they came. */
final class PersonTable {
    private PersonTable() {}

    static String of(Person person, LegalBases bases) {
        StringBuilder text = new StringBuilder(
                person.pseudonyms().stream().map(Object::toString).collect(Collectors.joining(", ", "person ", "\n")));
        Stream.concat(
                        person.sendings().stream().map(sending -> new Block(sending.runId(), block(sending, bases))),
                        person.takings().stream().map(taking -> new Block(taking.runId(), block(taking))))
                .sorted(Comparator.comparingLong(Block::run))
                .forEach(block -> text.append(block.text()));
        return text.toString();
    }

    /** Runs are numbered in the order in which things happened. */
    private record Block(long run, String text) {}

    /**
     * Shows people's ways.
     *
     * @return whether any was known
     */
    static boolean print(List<Person> people, LegalBases bases, CommandLine command) {
        people.stream()
                .filter(Person::isKnown)
                .forEach(person -> command.getOut().print(of(person, bases)));
        boolean known = people.stream().anyMatch(Person::isKnown);
        if (!known) {
            command.getErr().println("Nothing was ever sent or taken over of this person.");
        }
        return known;
    }

    private static String block(Sending sending, LegalBases bases) {
        String published = entered(sending.publishedAt(), sending.entry());
        return "\n" + sending.date() + "  " + sending.linkage() + "  run " + sending.runId() + "\n  "
                + sending.fileName() + ", " + word(sending.state()) + ", SHA-256 " + sending.sha256() + "\n  record "
                + sending.number() + ", " + word(sending.change()) + "; " + published + "\n  "
                + bases.of(sending.linkage(), sending.provision()) + "\n  " + answer(sending.answer()) + "\n";
    }

    private static String block(Taking taking) {
        String file = taking.fileName() == null ? "no file" : taking.fileName() + ", SHA-256 " + taking.sha256();
        return "\n" + taking.date() + "  " + taking.linkage() + "  run " + taking.runId() + "\n  " + file
                + "\n  taken over, person " + taking.number() + " of the run; "
                + entered(taking.appliedAt(), taking.entry()) + "\n";
    }

    private static String entered(Instant at, Long entry) {
        return at == null ? "its journal entry is erased" : JapanTime.of(at) + ", journal entry " + entry;
    }

    private static String answer(Sending.Answered answer) {
        if (answer == null) {
            return "no answer";
        }
        return (answer.accepted() ? "accepted" : "rejected") + ", code " + answer.code()
                + (answer.detail() == null ? "" : " " + answer.detail()) + ", " + answer.fileName() + ", run "
                + answer.runId();
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
