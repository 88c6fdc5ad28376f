package jp.tsunagi.layout;

import java.util.List;
import jp.tsunagi.errors.Finding;

/**
 * A data line as it was read.
 *
 * @param number of the line in its file, from 1
 * @param record with the values that could be read; null where the line could not be divided into its columns
 * @param findings what is wrong with the line; empty for a good one
 */
public record Line<T>(long number, T record, List<Finding> findings) {
    public boolean isGood() {
        return findings.isEmpty();
    }
}
