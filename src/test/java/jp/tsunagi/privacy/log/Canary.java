package jp.tsunagi.privacy.log;

import java.util.List;
import java.util.stream.Stream;

/** Made-up values of one person, written as they may come, to be looked for in the log. */
final class Canary {
    static final String NUMBER = "983205673214";
    static final String KANJI = "架空花子";
    static final String KATAKANA = "カクウハナコ";
    static final String HALF_WIDTH_KANA = "ｶｸｳ ﾊﾅｺ";
    static final String LATIN = "NGUYEN THI CANARY";
    static final String ADDRESS = "架空市霧山町9876番地の5";

    static final List<String> NUMBERS =
            List.of(NUMBER, "９８３２０５６７３２１４", "9832-0567-3214", "9832 0567 3214", "９８３２－０５６７－３２１４", "9832　0567　3214");

    /** Each kind of value once. */
    static final List<String> VALUES =
            List.of(NUMBER, "９８３２０５６７３２１４", KANJI, KATAKANA, HALF_WIDTH_KANA, LATIN, ADDRESS);

    private static final List<String> TRACES = Stream.concat(
                    NUMBERS.stream(),
                    Stream.of("98320567", "架空", "花子", "カクウ", "ｶｸｳ", "ﾊﾅｺ", "NGUYEN", "CANARY", "霧山", "9876"))
            .toList();

    private Canary() {}

    /** What is left of the values in a text. */
    static List<String> tracesIn(String text) {
        return TRACES.stream().filter(text::contains).toList();
    }
}
