package jp.tsunagi.evidence;

import java.time.LocalDate;
import java.util.Map;
import jp.tsunagi.audit.journal.Access;
import jp.tsunagi.audit.proof.Checkpoint;

/**
 * 指紋: a day's last checkpoint, as it is put on paper.
 *
 * @param keyId of the key that signed, eight hexadecimal digits
 * @param key its public half, 32 bytes in hexadecimal digits: an id alone could be met by trying keys
 * @param entries of that day, up to the checkpoint, by kind of access
 * @param first number of the day's first entry; 0 when there is none
 * @param last number of its last one
 */
record Fingerprint(
        LocalDate date,
        Checkpoint checkpoint,
        String keyId,
        String key,
        Map<Access, Long> entries,
        long first,
        long last) {}
