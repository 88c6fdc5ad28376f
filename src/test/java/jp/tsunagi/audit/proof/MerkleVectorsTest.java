package jp.tsunagi.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Known answers; {@code merkle-vectors.csv} says where they come from. */
class MerkleVectorsTest {
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    static List<Vector> vectors() throws IOException {
        try (InputStream in = MerkleVectorsTest.class.getResourceAsStream("merkle-vectors.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("kind,"))
                    .map(Vector::of)
                    .toList();
        }
    }

    static Stream<Vector> roots() throws IOException {
        return vectors().stream().filter(vector -> vector.kind.equals("root"));
    }

    static Stream<Vector> validInclusions() throws IOException {
        return inclusions().filter(Vector::valid);
    }

    static Stream<Vector> validConsistencies() throws IOException {
        return consistencies().filter(Vector::valid);
    }

    static Stream<Vector> inclusions() throws IOException {
        return vectors().stream().filter(vector -> vector.kind.equals("inclusion"));
    }

    static Stream<Vector> consistencies() throws IOException {
        return vectors().stream().filter(vector -> vector.kind.equals("consistency"));
    }

    @Test
    void theVectorsHaveEverySizeAndEveryKindOfProofGoodAndBad() throws IOException {
        assertThat(roots().map(Vector::size)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(inclusions().filter(Vector::valid)).hasSize(36);
        assertThat(consistencies().filter(Vector::valid)).hasSize(36);
        assertThat(inclusions().map(Vector::valid)).containsAll(Set.of(true, false));
        assertThat(consistencies().map(Vector::valid)).containsAll(Set.of(true, false));
    }

    @ParameterizedTest
    @MethodSource("roots")
    void theRootOfEachSizeIsThePublishedOne(Vector vector) {
        assertThat(tree(vector.size).root()).isEqualTo(vector.root);
    }

    @ParameterizedTest
    @MethodSource("inclusions")
    void anInclusionProofHoldsIfAndOnlyIfItIsRight(Vector vector) {
        InclusionProof proof = new InclusionProof(vector.place, vector.size, vector.path);

        assertThat(proof.verify(vector.start, vector.root)).isEqualTo(vector.valid);
    }

    @ParameterizedTest
    @MethodSource("consistencies")
    void aConsistencyProofHoldsIfAndOnlyIfItIsRight(Vector vector) {
        ConsistencyProof proof = new ConsistencyProof(vector.place, vector.size, vector.path);

        assertThat(proof.verify(vector.start, vector.root)).isEqualTo(vector.valid);
    }

    @ParameterizedTest
    @MethodSource("validInclusions")
    void theBuilderMakesThePublishedInclusionProofs(Vector vector) {
        ProofBuilder builder = new ProofBuilder(List.of(vector.place), List.of(), vector.size);
        leaves(vector.size).forEach(builder::add);

        assertThat(builder.inclusion(vector.place).path()).isEqualTo(vector.path);
    }

    @ParameterizedTest
    @MethodSource("validConsistencies")
    void theBuilderMakesThePublishedConsistencyProofs(Vector vector) {
        ProofBuilder builder = new ProofBuilder(List.of(), List.of(vector.place), vector.size);
        leaves(vector.size).forEach(builder::add);

        assertThat(builder.consistency(vector.place).path()).isEqualTo(vector.path);
    }

    private static CompactRange tree(long size) {
        CompactRange tree = CompactRange.empty();
        leaves(size).forEach(tree::append);
        return tree;
    }

    private static Stream<byte[]> leaves(long size) {
        TreeHasher hasher = new TreeHasher();
        return LEAVES.stream().limit(size).map(HexFormat.of()::parseHex).map(hasher::leaf);
    }

    record Vector(
            String kind, long place, long size, Hash start, Hash root, List<Hash> path, boolean valid, String note) {
        static Vector of(String line) {
            String[] cells = line.split(",", -1);
            return new Vector(
                    cells[0],
                    cells[1].isEmpty() ? 0 : Long.parseLong(cells[1]),
                    Long.parseLong(cells[2]),
                    cells[3].isEmpty() ? TreeHasher.EMPTY_ROOT : hash(cells[3]),
                    hash(cells[4]),
                    Arrays.stream(cells[5].split(" "))
                            .filter(node -> !node.isEmpty())
                            .map(Vector::hash)
                            .toList(),
                    Boolean.parseBoolean(cells[6]),
                    cells[7]);
        }

        private static Hash hash(String hex) {
            return Hash.of(HexFormat.of().parseHex(hex));
        }

        @Override
        public String toString() {
            return kind + " " + place + " of " + size + ": " + note;
        }
    }
}
