package jp.tsunagi.counterpart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/** The folders around a terminal under test, at a fixed time. */
record TerminalFolders(Path root) {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T00:30:00Z"), ZoneId.of("Asia/Tokyo"));

    Path drop() {
        return root.resolve("drop");
    }

    Path inbox() {
        return root.resolve("inbox");
    }

    Path voucherDrop() {
        return root.resolve("voucher-out");
    }

    Path branchNumberInbox() {
        return root.resolve("branch-number-in");
    }

    Path usageLogInbox() {
        return root.resolve("usage-log-in");
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

    /** Registers these people. */
    void register(IntegrationTerminal terminal, int... people) {
        String[][] records = IntStream.of(people).mapToObj(Sent::person).toArray(String[][]::new);
        assertThat(result(terminal, Sent.NAME, Sent.difference(Sent.NAME, records)))
                .endsWith("T,%1$d,%1$d,0".formatted(people.length));
    }

    /** As {@link #result}, for a file of vouchers. */
    List<String> voucherResult(IntegrationTerminal terminal, String name, String content) {
        Sent.drop(voucherDrop(), name, content);
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
