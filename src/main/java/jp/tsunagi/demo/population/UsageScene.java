package jp.tsunagi.demo.population;

import java.util.List;

/**
 * Who comes to the hospitals' counters in a way that a search must find. Everyone else has a voucher there and comes once or
 * twice in its period.
 *
 * @param unplanned people on assistance who come where they have no voucher (未委託), the protagonist among them
 * @param frequent people with a voucher who come every day, twice (頻回受診)
 * @param ended people whose assistance had ended; they have no voucher there either
 */
public record UsageScene(List<Visitor> unplanned, List<Visitor> frequent, List<Visitor> ended) {
    /** @param key 公費負担者番号 and 受給者番号 */
    public record Visitor(String key, String institution) {}

    public UsageScene {
        unplanned = List.copyOf(unplanned);
        frequent = List.copyOf(frequent);
        ended = List.copyOf(ended);
    }
}
