package jp.tsunagi;

import javax.sql.DataSource;
import jp.tsunagi.address.AddressViewTrial;
import jp.tsunagi.files.ConnectionTest;
import jp.tsunagi.files.FolderTest;
import jp.tsunagi.files.SftpTest;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What tests each kind of endpoint. */
@Configuration(proxyBeanMethods = false)
class ConnectionTestConfiguration {
    @Bean
    ConnectionTest folderTest(HubSettings settings) {
        return new FolderTest(settings.data());
    }

    @Bean
    ConnectionTest sftpTest() {
        return new SftpTest();
    }

    @Bean
    ConnectionTest addressViewTrial(@Qualifier("address") DataSource address, HubSettings settings) {
        return new AddressViewTrial(address, settings.mappings());
    }
}
