package jp.tsunagi.privacy.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** What the JDK throws. */
final class JdkFailures {
    private enum Kind {
        ONE
    }

    private JdkFailures() {}

    static Stream<Failing> all() {
        return Stream.of(
                Failing.repeating("Integer.parseInt", value -> Integer.parseInt(value)),
                Failing.repeating("LocalDate.parse", LocalDate::parse),
                Failing.repeating("Enum.valueOf", Kind::valueOf),
                Failing.repeating("Path.of", value -> requireNonNull(Path.of("in/" + value + "\0.csv"))),
                Failing.repeating("URI", value -> new URI("sftp://server/in/" + value + "^")),
                Failing.repeating("Files.readString", value -> Files.readString(Path.of("none/" + value + ".csv"))),
                Failing.repeating("Class.forName", Class::forName),
                Failing.repeating("List.get", value -> List.of().get(digits(value))),
                Failing.repeating("String.substring", value -> requireNonNull(value.substring(digits(value)))),
                Failing.silent("CharsetDecoder", value -> UTF_8.newDecoder().decode(broken(value))),
                Failing.silent("cast", value -> requireNonNull(Integer.class.cast((Object) value))));
    }

    // An index has nine digits at most.
    private static int digits(String value) {
        return value.matches("\\d+") ? Integer.parseInt(value.substring(0, 9)) : 98_320_567;
    }

    private static ByteBuffer broken(String value) {
        byte[] bytes = (value + "?").getBytes(UTF_8);
        bytes[bytes.length - 1] = (byte) 0xFF;
        return ByteBuffer.wrap(bytes);
    }
}
