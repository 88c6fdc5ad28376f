package jp.tsunagi.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the answers to an eligibility file, as the counterpart would; one in a thousand is a rejection. */
public final class ResultWriter {
    private static final int REJECTED_ONE_IN = 1000;
    private static final String END = "\r\n";

    private ResultWriter() {}

    /** Where the last file's answers are kept, without its first and last line, which have other columns. */
    static Path answers() {
        return Databases.folder().resolve("answers.csv");
    }

    /** @return how many answers there are */
    public static int write(Path sent, Path result) throws IOException {
        int answers = 0;
        int rejected = 0;
        Files.createDirectories(result.getParent());
        try (BufferedReader lines = Files.newBufferedReader(sent);
                BufferedWriter out = Files.newBufferedWriter(result);
                BufferedWriter kept = Files.newBufferedWriter(answers())) {
            header(out, sent.getFileName().toString());
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("D,")) {
                    answers++;
                    boolean refused = answers % REJECTED_ONE_IN == 0;
                    rejected += refused ? 1 : 0;
                    String answer = answer(answers, line, refused);
                    out.append(answer);
                    kept.append(answer);
                }
            }
            out.append("T,").append(String.valueOf(answers)).append(',');
            out.append(String.valueOf(answers - rejected)).append(',').append(String.valueOf(rejected)).append(END);
        }
        return answers;
    }

    private static void header(Writer out, String sent) throws IOException {
        out.append("H,01,R0000000000000000001,").append(sent).append(",20261120093000,1,0000").append(END);
    }

    // D, 処理種別, 異動種別, 公費負担者番号, 受給者番号: what stands before needs no quotes.
    private static String answer(int number, String line, boolean refused) {
        String[] items = line.split(",", 6);
        return "D," + number + ',' + items[3] + ',' + items[4]
                + (refused ? ",20,9,E008,21,E,1,," : ",20,1,0000,,,0,1,") + END;
    }
}
