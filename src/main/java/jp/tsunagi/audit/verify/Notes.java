package jp.tsunagi.audit.verify;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import jp.tsunagi.audit.proof.SignedNote;
import jp.tsunagi.errors.HubException;

/** Reads signed statements and says of each whether it holds. */
final class Notes {
    private final TrustedKeys keys;

    Notes(TrustedKeys keys) {
        this.keys = keys;
    }

    /**
     * A statement, or why it does not count.
     *
     * @param value {@code null} when it does not count
     * @param key place of the newest key that has signed it, in their order
     * @param change {@code null} when it counts
     */
    record Reading<T>(T value, int key, Change change, String why) {
        static <T> Reading<T> none(Change change, String why) {
            return new Reading<>(null, 0, change, why);
        }

        Optional<T> counted() {
            return Optional.ofNullable(value);
        }
    }

    /**
     * Reads a statement.
     *
     * @param altered what it is called when it was tampered with
     * @param parser of the text; refuses it with a {@link HubException} or {@link IllegalArgumentException}
     */
    <T> Reading<T> read(byte[] content, Change altered, Function<String, T> parser, Function<T, String> origin) {
        SignedNote note;
        T value;
        try {
            note = SignedNote.parse(content);
            value = parser.apply(note.text());
        } catch (HubException | IllegalArgumentException e) {
            return Reading.none(altered, "it is not in its form");
        }
        OptionalInt key = keys.signed(note, origin.apply(value));
        if (key.isPresent()) {
            return new Reading<>(value, key.getAsInt(), null, null);
        }
        return keys.isNamedBy(note)
                ? Reading.none(altered, "its signature does not fit")
                : Reading.none(Change.KEY_UNKNOWN, "no trusted key has signed it");
    }
}
