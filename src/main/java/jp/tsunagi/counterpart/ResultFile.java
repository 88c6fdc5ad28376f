package jp.tsunagi.counterpart;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * 処理結果 of one reception, {@code RES_} and the sent file's base name. It is written under a name with a dot, forced to disk and
 * renamed; the marker follows. Written again for the same reception it has the same bytes.
 */
final class ResultFile {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private final Path inbox;
    private final TerminalSettings settings;
    private final Path file;

    ResultFile(Path inbox, TerminalSettings settings, String sentName) {
        this.inbox = inbox;
        this.settings = settings;
        int dot = sentName.lastIndexOf('.');
        this.file = inbox.resolve("RES_" + (dot < 0 ? sentName : sentName.substring(0, dot)) + ".csv");
    }

    /** A result of this name has not been fetched yet. */
    boolean waits() {
        return Files.exists(file) || Files.exists(marker());
    }

    void publish(Reception reception, Optional<Refusal> refusal, AnswerHistory history) {
        Path staged = inbox.resolve("." + file.getFileName() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(
                    staged,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                CharsetEncoder encoder = settings.charset().newEncoder();
                BufferedWriter out =
                        new BufferedWriter(new OutputStreamWriter(Channels.newOutputStream(channel), encoder));
                write(new Lines(out), reception, refusal, history);
                out.flush();
                channel.force(true);
            }
            Files.move(staged, file, StandardCopyOption.ATOMIC_MOVE);
            if (!Files.exists(marker())) {
                Files.createFile(marker());
            }
            force(inbox);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Lines lines, Reception reception, Optional<Refusal> refusal, AnswerHistory history)
            throws IOException {
        lines.line(List.of(
                "H",
                "01",
                reception.number(),
                reception.fileName(),
                reception.receivedAt().format(TIME),
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
            lines.answer(Answer.unasked(++last, key), 1);
        }
    }

    private static int times(Behaviour behaviour, String key) {
        if (behaviour.unanswered().contains(key)) {
            return 0;
        }
        return behaviour.answeredTwice().contains(key) ? 2 : 1;
    }

    private Path marker() {
        return inbox.resolve(settings.markerOf(file.getFileName().toString()));
    }

    /** Makes names in a folder as durable as the files' content. */
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Lines with their ends, and the counts for the last one. */
    private static final class Lines {
        private final BufferedWriter out;
        private int accepted;
        private int rejected;

        Lines(BufferedWriter out) {
            this.out = out;
        }

        void line(List<String> values) throws IOException {
            out.write(CsvLine.join(values));
            out.write("\r\n");
        }

        void answer(Answer answer, int times) throws IOException {
            for (int i = 0; i < times; i++) {
                line(List.of(
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
                        ""));
            }
            accepted += answer.accepted() ? times : 0;
            rejected += answer.accepted() ? 0 : times;
        }

        void trailer() throws IOException {
            line(List.of(
                    "T",
                    Integer.toString(accepted + rejected),
                    Integer.toString(accepted),
                    Integer.toString(rejected)));
        }
    }
}
