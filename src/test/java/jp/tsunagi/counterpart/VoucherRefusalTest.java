package jp.tsunagi.counterpart;

import static jp.tsunagi.counterpart.SentVouchers.LATER;
import static jp.tsunagi.counterpart.SentVouchers.NAME;
import static jp.tsunagi.counterpart.SentVouchers.medical;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VoucherRefusalTest {
    private static final String GOOD = Sent.difference(NAME, medical(1, 1), medical(1, 2));

    @TempDir
    Path root;

    private TerminalFolders folders;

    @BeforeEach
    void folders() {
        folders = new TerminalFolders(root);
    }

    record Breach(String what, Refusal refusal, UnaryOperator<String> of) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Breach> breaches() {
        return Stream.of(
                new Breach("count of all", Refusal.F001, good -> good.replace("T,2,2,0,0", "T,3,2,0,0")),
                new Breach("count of the new", Refusal.F001, good -> good.replace("T,2,2,0,0", "T,2,1,1,0")),
                new Breach("LF only", Refusal.F002, good -> good.replace("\r\n", "\n")),
                new Breach("no trailer", Refusal.F002, good -> good.substring(0, good.lastIndexOf("T,"))),
                new Breach("a column less", Refusal.F002, good -> good.replaceFirst("D,02,", "D,")),
                new Breach("a column more", Refusal.F002, good -> good.replaceFirst("D,02,", "D,02,,")),
                new Breach("another file's name", Refusal.F002, good -> good.replaceFirst("_001.csv", "_002.csv")),
                new Breach("資格情報", Refusal.F002, good -> Sent.difference(NAME, Sent.person(1))),
                new Breach("byte order mark", Refusal.F003, good -> "\uFEFF" + good));
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void aBreachRefusesTheWholeFile(Breach breach) {
        assertRefused(breach.of().apply(GOOD).getBytes(StandardCharsets.UTF_8), breach.refusal());
    }

    @Test
    void anotherCharacterSetRefusesTheWholeFile() {
        assertRefused(GOOD.getBytes(Charset.forName("windows-31j")), Refusal.F003);
    }

    @Test
    void aNameReceivedBeforeIsRefusedAlsoFromTheOtherFolder() {
        try (IntegrationTerminal terminal = folders.terminal()) {
            folders.register(terminal, 1);
            assertThat(folders.voucherResult(terminal, NAME, GOOD)).endsWith("T,2,2,0");

            assertThat(folders.voucherResult(terminal, NAME, GOOD))
                    .containsExactly("H,01,R20261120IRK00000002," + NAME + ",20261120093000,9,F004", "T,0,0,0");
            assertThat(folders.result(terminal, NAME, Sent.difference(NAME, Sent.person(2)))
                            .get(0))
                    .isEqualTo("H,01,R20261120SKK00000002," + NAME + ",20261120093000,9,F004");
            assertThat(folders.voucherResult(terminal, Sent.NAME, Sent.difference(Sent.NAME, medical(1, 3)))
                            .get(0))
                    .endsWith(",9,F004");
        }
    }

    @Test
    void vouchersAmongEligibilityAreRefused() {
        try (IntegrationTerminal terminal = folders.terminal()) {
            folders.register(terminal, 1);

            assertThat(folders.result(terminal, LATER, Sent.difference(LATER, medical(1, 1)))
                            .get(0))
                    .endsWith(",9,F002");
        }
    }

    private void assertRefused(byte[] content, Refusal refusal) {
        try (IntegrationTerminal terminal = folders.terminal()) {
            folders.register(terminal, 1);
            Sent.drop(folders.voucherDrop(), NAME, content);
            assertThat(terminal.collect()).isEqualTo(1);

            List<String> result = folders.fetchResult(NAME);
            assertThat(result)
                    .containsExactly("H,01,R20261120IRK00000001," + NAME + ",20261120093000,9," + refusal, "T,0,0,0");
            assertThat(terminal.partition().voucherCount()).isZero();
            assertThat(terminal.verification().voucherCount()).isZero();
        }
    }
}
