package jp.tsunagi.counterpart;

import java.time.LocalDateTime;

/**
 * A file that the terminal hands over unasked: the entries after one number up to another.
 *
 * @param createdAt to the second
 */
record Delivery(String fileName, LocalDateTime createdAt, long after, long upTo) {}
