package jp.tsunagi.audit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import jp.tsunagi.audit.proof.Hash;
import jp.tsunagi.audit.proof.TreeHasher;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.support.JournalSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that somebody with access to the database, and without the hub's keys, puts behind the last entry. */
class ForgedTailTest {
    @TempDir
    Path root;

    private JournalSite site;

    @BeforeEach
    void start() {
        site = JournalSite.on("forged", JournalSite.h2(), root);
    }

    @Test
    void anEntryThatFitsTheChainButNotTheHubsSealIsNeverSigned() {
        forge();
        assertThatThrownBy(() -> site.journal().checkpoints().make()).isInstanceOfSatisfying(HubException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_ALTERED);
            assertThat(e.detail()).isEqualTo("entry 16 was not entered by the hub");
        });
        assertThat(site.journal().failing()).containsKey(JournalState.Part.CHECKPOINTS);
        assertThat(site.sql().queryForObject("select max(size) from journal_checkpoint", Long.class))
                .isEqualTo(13);
    }

    @Test
    void nothingOfTheHubsOwnBehindItIsSignedEither() {
        forge();
        site.enterNow(17);
        assertThatThrownBy(() -> site.journal().checkpoints().make()).isInstanceOf(HubException.class);
    }

    /** Entry 15 once more under the next number, chained as it must be, with another entry's seal. */
    private void forge() {
        StoredEntry last = site.entries().get(JournalSite.ENTRIES - 1);
        JournalEntry forged =
                new JournalEntry(JournalSite.ENTRIES + 1, last.journaled().at(), last.hash(), last.entry());
        Hash hash = Hash.of(new TreeHasher().leaf(EntryLine.of(forged)));
        site.sql().execute("create table forged as select * from journal_entry where seq = " + JournalSite.ENTRIES);
        site.sql().update("update forged set seq = seq + 1, prev = hash, hash = ?", hash.bytes());
        site.sql().update("insert into journal_entry select * from forged");
    }
}
