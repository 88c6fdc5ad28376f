package jp.tsunagi.audit.proof;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys as text (RFC 7468), as openssl reads and writes them. */
final class Pem {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private Pem() {}

    static String encode(String label, byte[] content) {
        return begin(label) + "\n" + LINES.encodeToString(content) + "\n" + end(label) + "\n";
    }

    /** @throws IllegalArgumentException when it is something else than one such text */
    static byte[] decode(String label, String pem) {
        Matcher text = Pattern.compile("\\s*" + begin(label) + "([A-Za-z0-9+/=\\s]*)" + end(label) + "\\s*")
                .matcher(pem);
        if (!text.matches()) {
            throw new IllegalArgumentException("not a " + label);
        }
        return CanonicalBase64.decode(text.group(1).replaceAll("\\s", ""));
    }

    private static String begin(String label) {
        return "-----BEGIN " + label + "-----";
    }

    private static String end(String label) {
        return "-----END " + label + "-----";
    }
}
