package jp.tsunagi;

import java.time.Clock;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.JournalKeys;
import jp.tsunagi.audit.journal.JournalPruning;
import jp.tsunagi.audit.journal.JournalReader;
import jp.tsunagi.files.Eraser;
import jp.tsunagi.files.OutboundFolders;
import jp.tsunagi.files.Places;
import jp.tsunagi.ledger.LedgerPruning;
import jp.tsunagi.ledger.Runs;
import jp.tsunagi.register.Register;
import jp.tsunagi.retention.CutOff;
import jp.tsunagi.retention.DestroyedFiles;
import jp.tsunagi.retention.FileErasure;
import jp.tsunagi.retention.LedgerOutput;
import jp.tsunagi.retention.MediaLedger;
import jp.tsunagi.retention.NoneLeft;
import jp.tsunagi.retention.Retention;
import jp.tsunagi.retention.SendLedger;
import jp.tsunagi.retention.TakenFiles;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is kept for how long, and where every file is or has gone. */
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {
    @Bean
    Places places(HubSettings settings) {
        return new Places(settings.data().toAbsolutePath().normalize());
    }

    @Bean
    Eraser eraser(Journal journal, Places places) {
        return new Eraser(journal, places);
    }

    @Bean
    OutboundFolders outboundFolders(Places places, Register register, Eraser eraser) {
        return new OutboundFolders(places, register.municipality().code(), eraser);
    }

    @Bean
    JournalReader journalReader(@Qualifier("hub") DataSource hub) {
        return new JournalReader(hub);
    }

    @Bean
    MediaLedger mediaLedger(JournalReader journalReader, Register register, Places places, Clock clock) {
        return new MediaLedger(journalReader, register, places, clock);
    }

    @Bean
    DestroyedFiles destroyedFiles(MediaLedger mediaLedger, Journal journal, Places places) {
        return new DestroyedFiles(mediaLedger, journal, places);
    }

    @Bean
    SendLedger sendLedger(JournalReader journalReader, Register register, Runs runs, Clock clock) {
        return new SendLedger(journalReader, register, runs, clock);
    }

    @Bean
    LedgerOutput ledgerOutput(Journal journal, Places places) {
        return new LedgerOutput(journal, places);
    }

    @Bean
    JournalPruning journalPruning(
            @Qualifier("hub") DataSource hub,
            Journal journal,
            JournalKeys journalKeys,
            EvidenceFolder evidenceFolder,
            Clock clock) {
        return new JournalPruning(hub, journal, journalKeys, evidenceFolder, clock);
    }

    @Bean
    Retention retention(
            Register register,
            Clock clock,
            Journal journal,
            JournalPruning journalPruning,
            @Qualifier("hub") DataSource hub,
            Runs runs,
            Eraser eraser,
            Places places,
            JournalReader journalReader,
            MediaLedger mediaLedger,
            HubSettings settings) {
        return new Retention(
                register,
                clock,
                journal,
                journalPruning,
                new LedgerPruning(hub),
                new CutOff(journalReader, journal, places),
                new FileErasure(register, runs, eraser, places, clock),
                new TakenFiles(mediaLedger, journal),
                new NoneLeft(
                        register,
                        runs,
                        journal,
                        eraser,
                        places,
                        settings.keys().toAbsolutePath().normalize(),
                        settings.evidence().toAbsolutePath().normalize(),
                        clock));
    }
}
