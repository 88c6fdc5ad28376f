package jp.tsunagi.versions;

import org.apache.camel.spi.PropertiesSource;
import org.springframework.core.env.Environment;

/** The settings of {@code config/application.yaml} for placeholders of a dry run. */
record SettingsSource(Environment environment) implements PropertiesSource {
    @Override
    public String getName() {
        return "settings";
    }

    @Override
    public String getProperty(String name) {
        return environment.getProperty(name);
    }
}
