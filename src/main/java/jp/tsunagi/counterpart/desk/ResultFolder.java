package jp.tsunagi.counterpart.desk;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import jp.tsunagi.counterpart.CsvLine;

/**
 * Where result files are put, {@code RES_} and the sent file's base name, UTF-8 with CR LF. A file is written under a name with a
 * dot, forced to disk and renamed; the marker {@code .done} follows.
 */
public final class ResultFolder {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final String ACCEPTED = "0000";

    private final Path folder;

    public ResultFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes the lines between the first and the last. */
    @FunctionalInterface
    public interface Body {
        void write(Consumer<Answer> answers);
    }

    /** One data line, and how it counts. */
    public record Answer(boolean accepted, List<String> values) {}

    /** A result for a file of this name has not been fetched yet. */
    public boolean waits(String sentName) {
        return Files.exists(result(sentName)) || Files.exists(marker(sentName));
    }

    /** @param body called only when the file was not refused as a whole */
    public void publish(Receipt receipt, Body body) {
        Path file = result(receipt.fileName());
        Path staged = folder.resolve("." + file.getFileName() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(
                    staged,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                BufferedWriter out = new BufferedWriter(
                        new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8.newEncoder()));
                new Lines(out).write(receipt, body);
                out.flush();
                channel.force(true);
            }
            Files.move(staged, file, StandardCopyOption.ATOMIC_MOVE);
            if (!Files.exists(marker(receipt.fileName()))) {
                Files.createFile(marker(receipt.fileName()));
            }
            force(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes names in a folder as durable as the files' content. */
    public static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path result(String sentName) {
        int dot = sentName.lastIndexOf('.');
        return folder.resolve("RES_" + (dot < 0 ? sentName : sentName.substring(0, dot)) + ".csv");
    }

    private Path marker(String sentName) {
        return folder.resolve(result(sentName).getFileName() + ".done");
    }

    /** Lines with their ends, and the counts for the last one. */
    private static final class Lines {
        private final BufferedWriter out;
        private int accepted;
        private int rejected;

        Lines(BufferedWriter out) {
            this.out = out;
        }

        void write(Receipt receipt, Body body) {
            line(List.of(
                    "H",
                    "01",
                    receipt.number(),
                    receipt.fileName(),
                    receipt.receivedAt().format(TIME),
                    receipt.refusal().isPresent() ? "9" : "1",
                    receipt.refusal().orElse(ACCEPTED)));
            if (receipt.refusal().isEmpty()) {
                body.write(this::answer);
            }
            line(List.of(
                    "T",
                    Integer.toString(accepted + rejected),
                    Integer.toString(accepted),
                    Integer.toString(rejected)));
        }

        private void answer(Answer answer) {
            line(answer.values());
            accepted += answer.accepted() ? 1 : 0;
            rejected += answer.accepted() ? 0 : 1;
        }

        private void line(List<String> values) {
            try {
                out.write(CsvLine.join(values));
                out.write("\r\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
