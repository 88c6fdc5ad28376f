package jp.tsunagi.demo.population;

import java.time.LocalDateTime;

/**
 * 資格確認: a medical institution asks about a recipient at its counter.
 *
 * @param key 公費負担者番号 and 受給者番号, 15 digits
 * @param institution 医療機関コード
 * @param at Japan's time
 * @param byCard whether the person shows the individual number card, else a certificate (照会区分)
 * @param checkupAsked whether the institution would see the health checks too
 */
public record Inquiry(String key, String institution, LocalDateTime at, boolean byCard, boolean checkupAsked) {}
