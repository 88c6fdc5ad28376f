package jp.tsunagi.audit.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jp.tsunagi.support.JournalSite;
import jp.tsunagi.support.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The journal on both databases, put back before each test, and what a tamperer does to it. */
abstract class JournalSites {
    @TempDir
    static Path root;

    private static PostgresServer server;
    private static List<JournalSite> sites;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
        sites = List.of(
                JournalSite.on("H2", JournalSite.h2(), root),
                JournalSite.on("PostgreSQL", server.create("hub", "hub"), root));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    static Stream<JournalSite> sites() {
        return sites.stream().map(JournalSite::reset);
    }

    static Verification verify(JournalSite site) {
        return new Verifier(site.folder()).database(site.database(), site.clock());
    }

    /** What is found first. */
    static String found(JournalSite site) {
        return found(verify(site));
    }

    static String found(Verification verification) {
        return verification.flaws().stream()
                .findFirst()
                .map(flaw -> flaw.record() + " " + flaw.number() + " "
                        + flaw.change().name())
                .orElse("holds");
    }
}
