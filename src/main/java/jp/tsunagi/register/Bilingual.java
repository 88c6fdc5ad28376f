package jp.tsunagi.register;

/** A name in Japanese and in English. */
public record Bilingual(String ja, String en) {
    @Override
    public String toString() {
        return ja + " / " + en;
    }
}
