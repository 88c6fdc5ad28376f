package jp.tsunagi.audit.journal;

import java.time.Instant;
import jp.tsunagi.audit.proof.Hash;

/**
 * An entry in its place in the journal.
 *
 * @param seq from 1, without gaps
 * @param at to the millisecond
 * @param prev hash of the entry before; of the first, {@link #ORIGIN}
 */
public record JournalEntry(long seq, Instant at, Hash prev, Entry entry) {
    /** What the first entry stands on: 32 zero bytes. */
    public static final Hash ORIGIN = Hash.of(new byte[Hash.BYTES]);
}
