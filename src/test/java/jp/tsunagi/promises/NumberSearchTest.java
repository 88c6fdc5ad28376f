package jp.tsunagi.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import jp.tsunagi.support.NumberSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that finds nothing proves something only if it finds what is there. */
class NumberSearchTest {
    private static final String CANARY = "314159265359";
    private static final NumberSearch SEARCH = new NumberSearch(List.of(CANARY, "271828182846"));

    @TempDir
    Path root;

    @Test
    void aNumberIsFoundInWhateverFormAtWhateverPlace() {
        Map<String, byte[]> forms = new TreeMap<>();
        String grouped = "3141-5926-5359";
        String full = "３１４１５９２６５３５９";
        forms.put("plain", ascii(CANARY));
        forms.put("in a longer number", ascii("77" + CANARY + "00"));
        forms.put("grouped", ascii(grouped));
        forms.put("grouped by blanks", ascii("3141 5926 5359"));
        forms.put("full width", full.getBytes(StandardCharsets.UTF_8));
        forms.put("full width, grouped", "３１４１－５９２６　５３５９".getBytes(StandardCharsets.UTF_8));
        forms.put("full width, MS932", full.getBytes(Charset.forName("MS932")));
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            forms.put(charset.name(), CANARY.getBytes(charset));
            forms.put(charset.name() + " grouped", grouped.getBytes(charset));
            forms.put(charset.name() + " full width", full.getBytes(charset));
        }
        forms.put("hex", ascii(HexFormat.of().formatHex(ascii(CANARY))));
        forms.put("HEX of grouped", ascii(HexFormat.of().withUpperCase().formatHex(ascii(grouped))));
        for (String before : List.of("", "a", "ab", "{\"no\":\"")) {
            byte[] text = ascii(before + CANARY + "xyz");
            forms.put("Base64 after " + before, Base64.getEncoder().encode(text));
            forms.put("Base64url after " + before, Base64.getUrlEncoder().encode(text));
        }
        forms.put("long", integer(ByteOrder.BIG_ENDIAN));
        forms.put("long, little-endian", integer(ByteOrder.LITTLE_ENDIAN));
        forms.forEach((form, bytes) -> {
            for (int offset = 0; offset < 4; offset++) {
                assertThat(SEARCH.find(amid(bytes, offset)))
                        .as(form + " at " + offset)
                        .isNotEmpty();
            }
        });
    }

    @Test
    void aNumberIsFoundInTheMemoryOfAProcessInWhateverFormItLiesThere() throws Exception {
        Path heap = root.resolve("heap.hprof");
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        NumberHolder.class.getName(),
                        Long.toString(NumberHolder.numbers().get(0) - 1),
                        heap.toString())
                .inheritIO()
                .start();
        assertThat(holder.waitFor()).isZero();
        byte[] memory = Files.readAllBytes(heap);
        for (long number : NumberHolder.numbers()) {
            assertThat(new NumberSearch(List.of(Long.toString(number))).find(memory))
                    .as("number " + number)
                    .isNotEmpty();
        }
    }

    @Test
    void otherNumbersAndNoiseAreNot() {
        byte[] noise = new byte[1 << 20];
        new Random(7).nextBytes(noise);
        assertThat(SEARCH.find(noise)).isEmpty();
        assertThat(SEARCH.find(ascii("314159265358 20260401060000123 3141--5926--5359 31415926 x 5359")))
                .isEmpty();
    }

    @Test
    void aFolderIsSearchedButForWhatIsAllowed() throws Exception {
        Files.createDirectories(root.resolve("drop"));
        Files.writeString(root.resolve("drop/file.csv"), CANARY);
        Files.writeString(root.resolve("good.log"), "nothing");
        Files.writeString(root.resolve("bad.log"), "For input string: \"" + CANARY + "\"");
        assertThat(SEARCH.leaks(root, path -> path.startsWith("drop"))).containsExactly("bad.log: [text 1]");
        assertThat(SEARCH.leaks(root, path -> false)).hasSize(2);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] integer(ByteOrder order) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(order)
                .putLong(Long.parseLong(CANARY))
                .array();
    }

    private static byte[] amid(byte[] bytes, int offset) {
        byte[] all = new byte[bytes.length + 8];
        Arrays.fill(all, (byte) 0x7F);
        System.arraycopy(bytes, 0, all, offset, bytes.length);
        return all;
    }
}
