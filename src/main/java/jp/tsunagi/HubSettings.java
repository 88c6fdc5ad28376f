package jp.tsunagi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of {@code config/application.yaml} under {@code tsunagi}, and what the command line adds.
 *
 * @param home folder that holds {@code routes/}, {@code mappings/} and {@code config/}
 * @param data folder for everything that a run leaves
 * @param keys folder of the hub's keys, outside every database; unless given, {@code hub/keys} in the data folder
 * @param evidence folder of the journal's checkpoints, outside every database, best on another disk; unless given, {@code
 *     hub/evidence} in the data folder
 * @param terminal from where the hub is worked on, as the journal enters it
 * @param operator who works on it; the hub itself when nobody does
 * @param unattended whether linkages start by themselves, by schedule and arrival
 * @param demo whether the databases are the demo's
 * @param demoServer the demo's SFTP server, in the place of all that the register names; {@code null} for none
 * @param approval whether a change of routes, mappings or configuration waits for a second person
 * @param approvalExpires how long such a request can be approved; 72 hours unless given
 * @param databases the data sources by name: {@code welfare}, {@code address}, {@code hub}
 */
@ConfigurationProperties(value = "tsunagi", ignoreUnknownFields = false)
public record HubSettings(
        Path home,
        Path data,
        Path keys,
        Path evidence,
        String terminal,
        String operator,
        boolean unattended,
        boolean demo,
        Server demoServer,
        Map<String, Database> databases,
        CharacterSource welfare,
        Approval approval,
        Duration approvalExpires) {

    /**
     * A database by its JDBC URL.
     *
     * @param poolSize connections at most, of the hub's own; 0 for the default
     */
    public record Database(String url, String username, String password, int poolSize) {}

    /** An SFTP server on this machine, by its port and the files of the keys. */
    public record Server(int port, Path privateKey, Path knownHosts) {}

    /** @param characters the source system's name in {@code mappings/characters/gaiji-NAME.csv} */
    public record CharacterSource(String characters) {}

    /** Of a change, by another person. */
    public enum Approval {
        NONE,
        REQUIRED
    }

    public HubSettings {
        approval = approval == null ? Approval.NONE : approval;
        approvalExpires = approvalExpires == null ? Duration.ofDays(3) : approvalExpires;
        databases = databases == null ? Map.of() : Map.copyOf(databases);
        keys = keys == null ? data.resolve("hub/keys") : keys;
        evidence = evidence == null ? data.resolve("hub/evidence") : evidence;
        terminal = terminal == null ? "local" : terminal;
        operator = operator == null ? "hub" : operator;
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
