package jp.tsunagi.address;

import java.util.Arrays;
import jp.tsunagi.numbers.PersonalNumbers;

/** One 個人番号 at a time, as a database hands it over; overwritten by the next, wiped at the end. Prints masked. */
final class Digits implements CharSequence {
    private static final int LENGTH = 12;

    private byte[] bytes = new byte[LENGTH];
    private int length;

    void set(byte[] source, int from, int to) {
        wipe();
        if (to - from > bytes.length) {
            bytes = new byte[to - from];
        }
        System.arraycopy(source, from, bytes, 0, to - from);
        length = to - from;
    }

    /** Nothing but blanks, half width. */
    boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (bytes[i] != ' ') {
                return false;
            }
        }
        return true;
    }

    boolean isValid() {
        return PersonalNumbers.isValid(this);
    }

    boolean isSameAs(Digits other) {
        return Arrays.equals(bytes, 0, length, other.bytes, 0, other.length);
    }

    /** Twelve digits as a number, so that many can be kept and wiped; -1 for anything else. */
    long value() {
        long value = length == LENGTH ? 0 : -1;
        for (int i = 0; i < length && value >= 0; i++) {
            int digit = bytes[i] - '0';
            value = digit >= 0 && digit <= 9 ? value * 10 + digit : -1;
        }
        return value;
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return (char) (bytes[index] & 0xFF);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        throw new UnsupportedOperationException("a personal number has no parts");
    }

    void wipe() {
        Arrays.fill(bytes, (byte) 0);
        length = 0;
    }

    @Override
    public String toString() {
        return "************";
    }
}
