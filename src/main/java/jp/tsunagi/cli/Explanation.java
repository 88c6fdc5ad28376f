package jp.tsunagi.cli;

import java.util.Arrays;
import java.util.Optional;
import jp.tsunagi.errors.ErrorCatalogue;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.ErrorText;
import jp.tsunagi.ledger.RunLine;

/** Error codes in words, for the terminal. */
final class Explanation {
    private Explanation() {}

    /** What was wrong with a run and what to do. */
    static String of(RunLine run) {
        return run.errorCode() + " run " + run.id() + (run.fileName() == null ? "" : ", " + run.fileName()) + ": "
                + run.errorDetail() + lines(run.errorCode(), "  ");
    }

    /** Text, meaning and action of a code; empty for a code that is not ours. */
    static String lines(String code, String indent) {
        return find(code)
                .map(text -> "\n" + indent + text.ja() + " / " + text.en() + "\n" + indent + text.meaningJa() + " / "
                        + text.meaningEn() + "\n" + indent + "→ " + text.actionJa() + " / " + text.actionEn())
                .orElse("");
    }

    static Optional<ErrorText> find(String code) {
        return Arrays.stream(ErrorCode.values())
                .filter(known -> known.code().equals(code))
                .findFirst()
                .map(ErrorCatalogue::of);
    }
}
