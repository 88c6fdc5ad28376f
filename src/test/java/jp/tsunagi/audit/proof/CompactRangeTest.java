package jp.tsunagi.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactRangeTest {
    @Test
    void afterEveryLeafTheRootIsThatOfTheDefinition() {
        List<byte[]> leaves = NaiveTree.leaves(140);
        CompactRange tree = CompactRange.empty();
        for (int size = 0; size < leaves.size(); size++) {
            assertThat(tree.root()).isEqualTo(NaiveTree.root(leaves.subList(0, size)));
            assertThat(tree.size()).isEqualTo(size);
            assertThat(tree.nodes()).hasSize(Long.bitCount(size));
            tree.append(leaves.get(size));
        }
    }

    @Property(tries = 100)
    void aTreeGoesOnFromItsEncodedEdgeAsIfItHadAllItsLeaves(
            @ForAll @IntRange(max = 2000) int before, @ForAll @IntRange(max = 200) int after) {
        List<byte[]> leaves = NaiveTree.leaves(before + after);
        CompactRange tree = CompactRange.empty();
        leaves.subList(0, before).forEach(tree::append);

        CompactRange decoded = CompactRange.decode(tree.encode());
        CompactRange rebuilt = CompactRange.of(tree.size(), tree.nodes());
        CompactRange copied = tree.copy();

        assertThat(decoded.root()).isEqualTo(tree.root());
        for (CompactRange restored : List.of(decoded, rebuilt, copied)) {
            leaves.subList(before, before + after).forEach(restored::append);
            assertThat(restored.root()).isEqualTo(NaiveTree.root(leaves));
            assertThat(restored.size()).isEqualTo(before + after);
        }
        assertThat(tree.size()).as("the original is not written to").isEqualTo(before);
    }

    @Test
    void aTreeOfTheLargestSizeIsEncodedAndDecoded() {
        List<Hash> nodes =
                NaiveTree.leaves(Long.SIZE - 1).stream().map(Hash::of).toList();

        CompactRange tree = CompactRange.of(Long.MAX_VALUE, nodes);

        assertThat(CompactRange.decode(tree.encode()).nodes()).isEqualTo(nodes);
        assertThat(CompactRange.decode(tree.encode()).root()).isEqualTo(tree.root());
    }

    @Test
    void theNodesStandFromTheLargestSubtreeToTheSmallest() {
        List<byte[]> leaves = NaiveTree.leaves(13);
        CompactRange tree = CompactRange.empty();
        leaves.forEach(tree::append);

        assertThat(tree.nodes())
                .containsExactly(
                        NaiveTree.root(leaves.subList(0, 8)),
                        NaiveTree.root(leaves.subList(8, 12)),
                        Hash.of(leaves.get(12)));
    }

    @Test
    void anEdgeOfAnotherSizeIsRefused() {
        List<Hash> node = List.of(TreeHasher.EMPTY_ROOT);

        assertThatIllegalArgumentException().isThrownBy(() -> CompactRange.of(3, node));
        assertThatIllegalArgumentException().isThrownBy(() -> CompactRange.of(0, node));
        assertThatIllegalArgumentException().isThrownBy(() -> CompactRange.of(-1, node));
        assertThatIllegalArgumentException().isThrownBy(() -> CompactRange.of(Long.MIN_VALUE, node));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 9, 39, 41, 8 + 64})
    void bytesOfAnotherLengthAreNoEdge(int length) {
        byte[] encoded = Arrays.copyOf(new byte[] {0, 0, 0, 0, 0, 0, 0, 8}, length);

        assertMalformed(encoded);
    }

    @Test
    void aNegativeSizeIsNoEdge() {
        byte[] encoded = new byte[8 + Hash.BYTES];
        encoded[0] = (byte) 0x80;

        assertMalformed(encoded);
    }

    @Test
    void onlyAHashCanBeALeaf() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompactRange.empty().append(new byte[Hash.BYTES - 1]));
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.of(new byte[Hash.BYTES + 1]));
    }

    @Test
    void aHashIsAValueThatNoOneCanWriteTo() {
        byte[] bytes = NaiveTree.leaves(1).get(0);
        Hash hash = Hash.of(bytes);

        bytes[0]++;
        hash.bytes()[1]++;

        assertThat(hash).isEqualTo(Hash.of(NaiveTree.leaves(1).get(0))).hasSameHashCodeAs(Hash.ofBase64(hash.base64()));
        assertThat(hash).isEqualTo(Hash.ofBase64(hash.base64())).isNotEqualTo(Hash.of(bytes));
    }

    private static void assertMalformed(byte[] encoded) {
        assertThatThrownBy(() -> CompactRange.decode(encoded))
                .isInstanceOfSatisfying(
                        HubException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.EVIDENCE_MALFORMED));
    }
}
