package jp.tsunagi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.tsunagi.audit.journal.Action;
import jp.tsunagi.audit.journal.Entry;
import jp.tsunagi.audit.journal.Journal;
import jp.tsunagi.audit.journal.Outcome;
import jp.tsunagi.privacy.Pseudonym;
import jp.tsunagi.privacy.Pseudonyms;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The hub without journal, trace and pseudonyms, to see what they cost. The column of the pseudonyms is still there, filled
 * with one and the same.
 */
@Configuration(proxyBeanMethods = false)
public class WithoutEvidence {
    /** Lets a hub that starts now take these parts in the place of its own. */
    static void configure() {
        System.setProperty("spring.main.sources", WithoutEvidence.class.getName());
        System.setProperty("spring.main.allow-bean-definition-overriding", "true");
    }

    /** A copy of the home folder whose policy has no wire tap. */
    static Path home(Path folder) throws IOException {
        Path home = folder.resolve("home-without-trace");
        for (String part : List.of("config", "mappings", "routes")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.createDirectories(home.resolve(file).getParent());
                    Files.copy(file, home.resolve(file));
                }
            }
        }
        Path policy = home.resolve("routes/_hub/policy.camel.yaml");
        String text = Files.readString(policy);
        String without = text.replaceAll("(?m)^    intercept:\\n(?:      .*\\n)+", "");
        if (without.contains("wireTap") || without.equals(text)) {
            throw new IllegalStateException("the policy is not what it was: mend the pattern");
        }
        Files.writeString(policy, without);
        return home;
    }

    @Bean
    Journal journal() {
        return new Journal() {
            @Override
            public long enter(Entry entry) {
                return 0;
            }

            @Override
            public long enter(Connection transaction, Entry entry) {
                return 0;
            }

            @Override
            public void conclude(long runId, Action action, Outcome outcome, UnaryOperator<Entry.Builder> details) {
                // Nothing is entered.
            }

            @Override
            public void conclude(
                    Connection transaction,
                    long runId,
                    Action action,
                    Outcome outcome,
                    UnaryOperator<Entry.Builder> details) {
                // Nothing is entered.
            }
        };
    }

    @Bean
    Pseudonyms pseudonyms() {
        Pseudonym everyone = Pseudonym.parse("p1-" + "0".repeat(32));
        return new Pseudonyms() {
            @Override
            public Maker maker() {
                return residentNumber -> everyone;
            }

            @Override
            public List<Pseudonym> all(String residentNumber) {
                return List.of(everyone);
            }
        };
    }
}
