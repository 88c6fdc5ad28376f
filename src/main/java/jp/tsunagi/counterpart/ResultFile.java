package jp.tsunagi.counterpart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * 処理結果 of one reception, {@code RES_} and the sent file's base name. Written again for the same reception it has the same
 * bytes.
 */
final class ResultFile {
    private final TerminalSettings settings;
    private final PublishedFile file;

    ResultFile(Path inbox, TerminalSettings settings, String sentName) {
        this.settings = settings;
        int dot = sentName.lastIndexOf('.');
        String base = dot < 0 ? sentName : sentName.substring(0, dot);
        this.file = new PublishedFile(inbox, "RES_" + base + ".csv", settings);
    }

    /** A result of this name has not been fetched yet. */
    boolean waits() {
        return file.waits();
    }

    void publish(Reception reception, Optional<Refusal> refusal, AnswerHistory history) {
        file.publish(lines -> write(new Lines(lines), reception, refusal, history));
    }

    private void write(Lines lines, Reception reception, Optional<Refusal> refusal, AnswerHistory history)
            throws IOException {
        lines.out.line(List.of(
                "H",
                "01",
                reception.number(),
                reception.fileName(),
                reception.receivedAt().format(PublishedFile.TIME),
                refusal.isPresent() ? "9" : "1",
                refusal.map(Enum::name).orElse(Answer.ACCEPTED)));
        if (refusal.isEmpty()) {
            answers(lines, reception, history);
        }
        lines.trailer();
    }

    private void answers(Lines lines, Reception reception, AnswerHistory history) throws IOException {
        Behaviour behaviour = history.turns(reception, settings.behaviour());
        int last = 0;
        List<Answer> page = history.after(reception, last);
        while (!page.isEmpty()) {
            for (Answer answer : page) {
                lines.answer(answer, times(behaviour, answer.key().orElse("")));
                last = answer.detailNumber();
            }
            page = history.after(reception, last);
        }
        for (String key : behaviour.neverSent()) {
            lines.answer(Answer.unasked(reception.kind(), ++last, key), 1);
        }
    }

    private static int times(Behaviour behaviour, String key) {
        if (behaviour.unanswered().contains(key)) {
            return 0;
        }
        return behaviour.answeredTwice().contains(key) ? 2 : 1;
    }

    /** Lines of answers, and the counts for the last one. */
    private static final class Lines {
        private final LineWriter out;
        private int accepted;
        private int rejected;

        Lines(LineWriter out) {
            this.out = out;
        }

        void answer(Answer answer, int times) throws IOException {
            for (int i = 0; i < times; i++) {
                out.line(List.of(
                        "D",
                        Integer.toString(answer.detailNumber()),
                        answer.insurerNumber(),
                        answer.recipientNumber(),
                        "20",
                        answer.accepted() ? "1" : "9",
                        answer.resultCode(),
                        answer.position().map(Object::toString).orElse(""),
                        answer.accepted() ? "" : "E",
                        answer.personalNumberCheck(),
                        answer.accepted() ? "1" : "",
                        answer.issueNumber()));
            }
            accepted += answer.accepted() ? times : 0;
            rejected += answer.accepted() ? 0 : times;
        }

        void trailer() throws IOException {
            out.line(List.of(
                    "T",
                    Integer.toString(accepted + rejected),
                    Integer.toString(accepted),
                    Integer.toString(rejected)));
        }
    }
}
