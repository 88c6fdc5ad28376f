package jp.tsunagi.audit.proof;

/** The name of a key, or of a log: not empty, neither Unicode spaces nor plus (C2SP signed-note). */
final class KeyName {
    private KeyName() {}

    static boolean isValid(String name) {
        return !name.isEmpty() && name.codePoints().allMatch(KeyName::mayStand);
    }

    /** @throws IllegalArgumentException when it is no such name */
    static String require(String name) {
        if (!isValid(name)) {
            throw new IllegalArgumentException("the name of a key is not empty and has no spaces and no plus");
        }
        return name;
    }

    private static boolean mayStand(int codePoint) {
        return codePoint != '+'
                && !Character.isSpaceChar(codePoint)
                && !Character.isISOControl(codePoint)
                && Character.getType(codePoint) != Character.SURROGATE;
    }
}
