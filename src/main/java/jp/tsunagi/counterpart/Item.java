package jp.tsunagi.counterpart;

import java.util.Locale;
import java.util.function.Predicate;

/** An item of a sent record: where it stands and what it alone must fulfil. */
sealed interface Item permits EligibilityItem, VoucherItem {
    /** @param form is asked about values that are neither empty nor too long */
    record Rule(int position, boolean required, int length, Predicate<String> form) {}

    Rule rule();

    String name();

    /** 処理結果詳細コード: counted from 1. */
    default int position() {
        return rule().position();
    }

    default boolean required() {
        return rule().required();
    }

    /** Characters at most; a character outside the basic plane is one. */
    default int length() {
        return rule().length();
    }

    default boolean accepts(String value) {
        return rule().form().test(value);
    }

    /** Its column in the consignment partition. */
    default String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
