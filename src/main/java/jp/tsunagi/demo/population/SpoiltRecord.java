package jp.tsunagi.demo.population;

/**
 * A record with a fault that the generator put there.
 *
 * @param key 公費負担者番号 and 受給者番号 as they stand in the database, 15 digits
 * @param recipientId its row
 */
public record SpoiltRecord(String key, Fault fault, long recipientId) {}
