package jp.tsunagi.counterpart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The folders around a terminal under test, at a fixed time. */
record TerminalFolders(Path root) {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T00:30:00Z"), ZoneId.of("Asia/Tokyo"));

    Path drop() {
        return root.resolve("drop");
    }

    Path inbox() {
        return root.resolve("inbox");
    }

    Path store() {
        return root.resolve("store");
    }

    IntegrationTerminal terminal(TerminalSettings settings) {
        return new IntegrationTerminal(drop(), inbox(), store(), CLOCK, settings);
    }

    IntegrationTerminal terminal() {
        return terminal(TerminalSettings.standard());
    }

    /** Collects what was dropped under one name and gives the lines of its result file, which is thereby fetched. */
    List<String> result(IntegrationTerminal terminal, String name, String content) {
        Sent.drop(drop(), name, content);
        terminal.collect();
        return fetchResult(name);
    }

    List<String> fetchResult(String name) {
        Path result = inbox().resolve("RES_" + name);
        try {
            String text = Files.readString(result, StandardCharsets.UTF_8);
            Files.delete(inbox().resolve("RES_" + name + ".done"));
            Files.delete(result);
            return List.of(text.split("\r\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
