package jp.tsunagi.demo.population;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an outbound run and its result must come to. Records are named by a key that the generator knows: 公費負担者番号 and
 * 受給者番号, or a voucher's id, whose 交付番号 is given later.
 *
 * @param read records that the run reads
 * @param unchanged of them those of which nothing goes out
 * @param held of them those that wait
 * @param quarantined of them those set aside, with the hub's code
 * @param rejected of the records written those that the counterpart refuses, with its code
 * @param missing of the records written those that stay without an answer
 */
public record RunExpectation(
        int read,
        int unchanged,
        int held,
        Map<String, String> quarantined,
        Map<String, String> rejected,
        Set<String> missing) {
    public RunExpectation {
        quarantined = Collections.unmodifiableMap(new TreeMap<>(quarantined));
        rejected = Collections.unmodifiableMap(new TreeMap<>(rejected));
        missing = Collections.unmodifiableSet(new TreeSet<>(missing));
    }

    /** Records of the file. */
    public int written() {
        return read - unchanged - held - quarantined.size();
    }

    /** Records that the counterpart takes and says so. */
    public int accepted() {
        return written() - rejected.size() - missing.size();
    }
}
