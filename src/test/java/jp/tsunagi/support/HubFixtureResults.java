package jp.tsunagi.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Result files written by hand, line for line as the interface page has them. */
public final class HubFixtureResults {
    private HubFixtureResults() {}

    public static String header(String sentFile) {
        return "H,01,R202604010000000001A," + sentFile + ",20260401120000,1,0000\r\n";
    }

    public static String refusal(String sentFile, String code) {
        return "H,01,R202604010000000001A," + sentFile + ",20260401120000,9," + code + "\r\n";
    }

    public static String accepted(int person) {
        return answer(person, "1", "0000", "");
    }

    public static String rejected(int person) {
        return answer(person, "9", "E003", "12");
    }

    public static String answer(int person, String classification, String code, String item) {
        return "D," + person + "," + HubFixturePeople.PAYER + "," + HubFixturePeople.recipientNumber(person) + ",20,"
                + classification + "," + code + "," + item + ",,0,1,\r\n";
    }

    public static String trailer(int accepted, int rejected) {
        return trailer(accepted + rejected, accepted, rejected);
    }

    public static String trailer(int all, int accepted, int rejected) {
        return "T," + all + "," + accepted + "," + rejected + "\r\n";
    }

    /** A whole file that accepts these people. */
    public static String accepting(String sentFile, int... people) {
        StringBuilder file = new StringBuilder(header(sentFile));
        Arrays.stream(people).forEach(person -> file.append(accepted(person)));
        return file.append(trailer(people.length, 0)).toString();
    }

    /** Puts a file and its marker into a hub's inbox. */
    public static Path put(HubFixture hub, String name, String content) throws IOException {
        return put(hub, name, content.getBytes(StandardCharsets.UTF_8));
    }

    public static Path put(HubFixture hub, String name, byte[] content) throws IOException {
        Files.createDirectories(hub.inbox());
        Path file = Files.write(hub.inbox().resolve(name), content);
        mark(file);
        return file;
    }

    public static void mark(Path file) throws IOException {
        Files.createFile(file.resolveSibling(file.getFileName() + ".done"));
    }
}
