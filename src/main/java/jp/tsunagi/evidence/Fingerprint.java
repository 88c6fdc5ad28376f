package jp.tsunagi.evidence;

import java.time.LocalDate;
import java.util.Map;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.proof.Checkpoint;

/**
 * 指紋: a day's last checkpoint, as it is put on paper.
 *
 * @param key id of the key that signed, eight hexadecimal digits
 * @param entries of that day, up to the checkpoint, by kind of access
 * @param first number of the day's first entry; 0 when there is none
 * @param last number of its last one
 */
record Fingerprint(
        LocalDate date, Checkpoint checkpoint, String key, Map<Access, Long> entries, long first, long last) {}
