package jp.tsunagi.promises;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;

/** A process that holds numbers, each in another form, and dumps its heap. */
final class NumberHolder {
    private static final long FIRST = 271_828_182_846L;
    private static final int FORMS = 6;

    private NumberHolder() {}

    static List<Long> numbers() {
        return LongStream.range(FIRST, FIRST + FORMS).boxed().toList();
    }

    private static String fullWidth(String digits) {
        StringBuilder wide = new StringBuilder();
        digits.chars().forEach(digit -> wide.append((char) (digit - '0' + '０')));
        return wide.toString();
    }

    /** @param arguments the number before the first, which is so in memory itself, and the file for the heap */
    public static void main(String... arguments) throws Exception {
        long number = Long.parseLong(arguments[0]);
        Object[] held = {
            Long.toString(++number),
            "番号" + ++number,
            Long.toString(++number).toCharArray(),
            Long.toString(++number).getBytes(StandardCharsets.US_ASCII),
            fullWidth(Long.toString(++number)),
            ++number
        };
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(arguments[1], true);
        } finally {
            Reference.reachabilityFence(held);
        }
    }
}
