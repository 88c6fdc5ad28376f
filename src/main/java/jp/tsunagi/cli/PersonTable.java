package jp.tsunagi.cli;

import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import jp.tsunagi.evidence.LegalBases;
import jp.tsunagi.evidence.Person;
import jp.tsunagi.evidence.Sending;
import jp.tsunagi.evidence.Taking;

/** A person's way as text: one block a file. */
final class PersonTable {
    private PersonTable() {}

    static String of(Person person, LegalBases bases) {
        StringBuilder text = new StringBuilder(
                person.pseudonyms().stream().map(Object::toString).collect(Collectors.joining(", ", "person ", "\n")));
        person.sendings().forEach(sending -> text.append(block(sending, bases)));
        person.takings().forEach(taking -> text.append(block(taking)));
        return text.toString();
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
