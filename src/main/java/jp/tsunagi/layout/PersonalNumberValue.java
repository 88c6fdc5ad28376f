package jp.tsunagi.layout;

import java.util.Arrays;
import jp.tsunagi.privacy.PersonalNumber;

/** 個人番号: digit by digit from the type into the bytes of the file and back, never through a {@code String}. */
final class PersonalNumberValue extends Value<PersonalNumber> {
    @Override
    int write(PersonalNumber value, Output out) {
        int length = value.length();
        char[] characters = out.scratch(length);
        try {
            for (int i = 0; i < length; i++) {
                characters[i] = value.charAt(i);
            }
            return out.text(characters, length);
        } finally {
            Arrays.fill(characters, 0, length, '0');
        }
    }

    @Override
    PersonalNumber read(char[] characters, int from, int to) {
        return PersonalNumber.of(Arrays.copyOfRange(characters, from, to));
    }

    @Override
    int length(PersonalNumber value) {
        return value.length();
    }

    @Override
    boolean isMissing(PersonalNumber value) {
        return value == null || value.length() == 0;
    }
}
