package jp.tsunagi.layout;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jp.tsunagi.privacy.PersonalNumber;

/** Personal numbers as a database hands them over: UTF-8, nearly always twelve ASCII digits. */
final class PersonalNumberBytes {
    private PersonalNumberBytes() {}

    /** Takes the number out of the bytes and wipes them. */
    static PersonalNumber read(byte[] bytes) {
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        char[] digits = new char[decoded.remaining()];
        decoded.get(digits);
        Arrays.fill(decoded.array(), '0');
        Arrays.fill(bytes, (byte) '0');
        return PersonalNumber.of(digits);
    }
}
