package jp.tsunagi;

import java.time.Clock;
import javax.sql.DataSource;
import jp.tsunagi.audit.journal.Checkpoints;
import jp.tsunagi.audit.journal.EvidenceFolder;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.JournalKeys;
import jp.tsunagi.evidence.Bundles;
import jp.tsunagi.evidence.Fingerprints;
import jp.tsunagi.evidence.LegalBases;
import jp.tsunagi.evidence.Occasions;
import jp.tsunagi.evidence.PersonLookup;
import jp.tsunagi.files.Mappings;
import jp.tsunagi.files.Places;
import jp.tsunagi.privacy.Pseudonyms;
import jp.tsunagi.register.Register;
import jp.tsunagi.register.RegisterReader;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the hub gives out of its journal. It runs no linkage, so it takes the register without looking at folders. */
@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {
    @Bean
    LegalBases legalBases(HubSettings settings) {
        return new LegalBases(asWritten(settings));
    }

    @Bean
    Occasions occasions(@Qualifier("welfare") DataSource welfare, Mappings mappings) {
        return new Occasions(welfare, mappings, HubConfiguration.ZONE);
    }

    @Bean
    PersonLookup personLookup(JdbcClient hubClient, Occasions occasions, Pseudonyms pseudonyms, Journal journal) {
        return new PersonLookup(hubClient, occasions, pseudonyms, journal);
    }

    @Bean
    Bundles bundles(
            @Qualifier("hub") DataSource hub,
            Journal journal,
            Checkpoints checkpoints,
            JournalKeys journalKeys,
            EvidenceFolder evidenceFolder,
            LegalBases legalBases,
            Clock clock) {
        return new Bundles(hub, journal, checkpoints, journalKeys, evidenceFolder, legalBases, clock.getZone());
    }

    @Bean
    Fingerprints fingerprints(
            JdbcClient hubClient,
            Journal journal,
            Checkpoints checkpoints,
            JournalKeys journalKeys,
            EvidenceFolder evidenceFolder,
            Places places,
            HubSettings settings,
            Clock clock) {
        return new Fingerprints(
                hubClient,
                journal,
                checkpoints,
                journalKeys,
                evidenceFolder,
                places,
                asWritten(settings).municipality(),
                clock);
    }

    private static Register asWritten(HubSettings settings) {
        return RegisterReader.read(settings.config()).orThrow();
    }
}
