package jp.tsunagi;

import javax.sql.DataSource;
import jp.tsunagi.address.AddressViewTrial;
import jp.tsunagi.files.ConnectionTrial;
import jp.tsunagi.files.FolderTrial;
import jp.tsunagi.files.Mappings;
import jp.tsunagi.files.SftpTrial;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What tests each kind of endpoint. */
@Configuration(proxyBeanMethods = false)
class ConnectionTrialConfiguration {
    @Bean
    ConnectionTrial folderTrial(HubSettings settings) {
        return new FolderTrial(settings.data());
    }

    @Bean
    ConnectionTrial sftpTrial() {
        return new SftpTrial();
    }

    @Bean
    ConnectionTrial addressViewTrial(@Qualifier("address") DataSource address, Mappings mappings) {
        return new AddressViewTrial(address, mappings);
    }
}
