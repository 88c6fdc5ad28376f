package jp.tsunagi.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointTest {
    private static final String TEXT = """
            tsunagi.example/journal
            180
            47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
            at 2026-04-01T06:00:00.000Z
            previous 120
            """;
    private static final Checkpoint CHECKPOINT = new Checkpoint(
            "tsunagi.example/journal", 180, TreeHasher.EMPTY_ROOT, Instant.parse("2026-04-01T06:00:00.000999Z"), 120);

    @Test
    void theTextHasTheLinesOfTheFormatAndIsReadBack() {
        assertThat(CHECKPOINT.text()).isEqualTo(TEXT);
        assertThat(Checkpoint.parse(TEXT)).isEqualTo(CHECKPOINT);
    }

    @Test
    void aSignedCheckpointIsReadFromItsNote() {
        SigningKey key = SigningKey.generate(CHECKPOINT.origin());

        SignedNote note = SignedNote.parse(CHECKPOINT.sign(key).format());

        assertThat(note.verifiedBy(List.of(key.verifier()))).containsExactly(key.verifier());
        assertThat(Checkpoint.parse(note.text())).isEqualTo(CHECKPOINT);
    }

    @Property(tries = 200)
    void everyCheckpointIsReadBack(
            @ForAll @LongRange(min = 0) long size,
            @ForAll @LongRange(min = 0, max = 253402300799999L) long millisecond,
            @ForAll @LongRange(min = 0, max = 1000) long back) {
        Checkpoint checkpoint = new Checkpoint(
                "連携.example", size, TreeHasher.EMPTY_ROOT, Instant.ofEpochMilli(millisecond), Math.max(0, size - back));

        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tsunagi.example/journal| ''| line 1: not an origin",
                "tsunagi.example/journal| two words| line 1: not an origin",
                "180| 0180| line 2: not a number",
                "180| -180| line 2: not a number",
                "180| +180| line 2: not a number",
                "180| ''| line 2: not a number",
                "180| １８０| line 2: not a number",
                "180| 9223372036854775808| line 2: not a number",
                "180| 119| line 5: more than the size",
                "47DEQpj8| 47DEQpj| line 3: not a root hash",
                "SuFU=| SuFV=| line 3: not a root hash",
                "SuFU=| SuFU| line 3: not a root hash",
                "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=| 47DEQpj8| line 3: not a root hash",
                "at 2026| 2026| line 4: does not begin with 'at '",
                "2026-04-01| 2026-02-30| line 4: not a time",
                "06:00:00.000Z| 06:00:00Z| line 4: not a time",
                "06:00:00.000Z| 24:00:00.000Z| line 4: not a time",
                "06:00:00.000Z| 06:00:00.000+00:00| line 4: not a time",
                "previous 120| following 120| line 5: does not begin with 'previous '",
                "previous 120| 'previous  120'| line 5: not a number",
                "'120\n'| '120'| not 5 lines",
                "'120\n'| '120\nmore\n'| not 5 lines",
                "'previous 120\n'| ''| not 5 lines"
            })
    void anythingElseIsRefusedWithItsLine(String right, String wrong, String reason) {
        assertThat(TEXT).contains(right);

        assertThatThrownBy(() -> Checkpoint.parse(TEXT.replace(right, wrong)))
                .isInstanceOfSatisfying(HubException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.EVIDENCE_MALFORMED);
                    assertThat(failure.detail()).isEqualTo("checkpoint: " + reason);
                });
    }

    @Test
    void aLogDoesNotShrink() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Checkpoint("log", 5, TreeHasher.EMPTY_ROOT, Instant.EPOCH, 6));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Checkpoint("log", 5, TreeHasher.EMPTY_ROOT, Instant.EPOCH, -1));
    }
}
