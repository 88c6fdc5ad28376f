package jp.tsunagi;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of {@code config/application.yaml} under {@code tsunagi}, and what the command line adds.
 *
 * @param home folder that holds {@code routes/}, {@code mappings/} and {@code config/}
 * @param data folder for everything that a run leaves
 * @param unattended whether linkages start by themselves, by schedule and arrival
 * @param demo whether the databases are the demo's
 * @param databases the data sources by name: {@code welfare}, {@code address}, {@code hub}
 */
@ConfigurationProperties(value = "tsunagi", ignoreUnknownFields = false)
public record HubSettings(
        Path home,
        Path data,
        boolean unattended,
        boolean demo,
        Map<String, Database> databases,
        CharacterSource welfare) {

    /**
     * A database by its JDBC URL.
     *
     * @param poolSize connections at most; 0 for the default
     */
    public record Database(String url, String username, String password, int poolSize) {}

    /** @param characters the source system's name in {@code mappings/characters/gaiji-NAME.csv} */
    public record CharacterSource(String characters) {}

    public HubSettings {
        databases = databases == null ? Map.of() : Map.copyOf(databases);
        welfare = welfare == null ? new CharacterSource("welfare") : welfare;
    }

    Path routes() {
        return home.resolve("routes");
    }

    Path mappings() {
        return home.resolve("mappings");
    }

    Path config() {
        return home.resolve("config");
    }

    Path hub() {
        return data.resolve("hub");
    }
}
