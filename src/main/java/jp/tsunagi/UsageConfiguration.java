package jp.tsunagi;

import javax.sql.DataSource;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.files.Mappings;
import jp.tsunagi.files.Places;
import jp.tsunagi.privacy.Pseudonyms;
import jp.tsunagi.usage.FrequentVisits;
import jp.tsunagi.usage.UsageSearches;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Searches in the 資格確認実績 that were taken over. */
@Configuration(proxyBeanMethods = false)
class UsageConfiguration {
    @Bean
    UsageSearches usageSearches(
            @Qualifier("welfare") DataSource welfare,
            Mappings mappings,
            Pseudonyms pseudonyms,
            Journal journal,
            Places places) {
        return new UsageSearches(welfare, mappings, pseudonyms, journal, places);
    }

    @Bean
    FrequentVisits frequentVisits(
            @Value("${usage.frequent.days:15}") int days, @Value("${usage.frequent.period:31}") int period) {
        try {
            return new FrequentVisits(days, period);
        } catch (IllegalArgumentException e) {
            throw new HubException(
                    ErrorCode.SETTINGS_INVALID,
                    "config/application.yaml: usage.frequent.period must be at least usage.frequent.days, and that 1",
                    e);
        }
    }
}
