package jp.tsunagi.layout;

import jp.tsunagi.privacy.PersonalNumber;
import org.apache.camel.dataformat.bindy.Format;

/**
 * How Bindy itself would write and read a personal number. It makes a {@code String} of it, so the hub's codec never
 * calls this: it writes the digits straight into the output. Bindy does in the tests that compare both.
 */
public final class PersonalNumberFormat implements Format<PersonalNumber> {
    @Override
    public String format(PersonalNumber number) {
        StringBuilder text = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            text.append(number.charAt(i));
        }
        return text.toString();
    }

    @Override
    public PersonalNumber parse(String text) {
        return PersonalNumber.of(text.toCharArray());
    }
}
