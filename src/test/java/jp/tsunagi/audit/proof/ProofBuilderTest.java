package jp.tsunagi.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ProofBuilderTest {
    private static final int SMALL = 70;

    @Test
    void everyProofInEverySmallTreeIsThatOfTheDefinitionWhateverIsPruned() {
        List<byte[]> leaves = NaiveTree.leaves(SMALL);
        for (int size = 0; size <= SMALL; size++) {
            for (int pruned : new int[] {0, size / 3, Integer.highestOneBit(size), Math.max(0, size - 1), size}) {
                assertProofs(leaves.subList(0, size), pruned, all(pruned, size), all(Math.max(1, pruned), size + 1));
            }
        }
    }

    @Test
    void everyPrunedPrefixOfSomeTreesGivesTheProofsOfTheDefinition() {
        for (int size : new int[] {21, 32, 33, 63}) {
            List<byte[]> leaves = NaiveTree.leaves(size);
            for (int pruned = 0; pruned <= size; pruned++) {
                assertProofs(leaves, pruned, all(pruned, size), all(Math.max(1, pruned), size + 1));
            }
        }
    }

    @Property(tries = 60)
    void someProofsInALargerTreeAreThoseOfTheDefinition(
            @ForAll @IntRange(min = 71, max = 5000) int size, @ForAll Random random) {
        int pruned = random.nextInt(size);
        List<Long> indices = random.longs(20, pruned, size).boxed().toList();
        List<Long> fromSizes =
                random.longs(20, Math.max(1, pruned), size + 1L).boxed().toList();

        assertProofs(NaiveTree.leaves(size), pruned, indices, fromSizes);
    }

    @Property(tries = 200)
    void aProofWithAnythingChangedDoesNotHold(@ForAll @IntRange(min = 2, max = 300) int size, @ForAll Random random) {
        List<byte[]> leaves = NaiveTree.leaves(size);
        long index = random.nextInt(size);
        long from = 1L + random.nextInt(size - 1);
        ProofBuilder builder = new ProofBuilder(List.of(index), List.of(from), size);
        leaves.forEach(builder::add);
        Hash leaf = Hash.of(leaves.get((int) index));
        Hash older = NaiveTree.root(leaves.subList(0, (int) from));
        Hash root = builder.root();
        InclusionProof inclusion = builder.inclusion(index);
        ConsistencyProof consistency = builder.consistency(from);

        assertThat(inclusion.verify(flipped(leaf, random), root)).isFalse();
        assertThat(inclusion.verify(leaf, flipped(root, random))).isFalse();
        assertThat(consistency.verify(flipped(older, random), root)).isFalse();
        assertThat(consistency.verify(older, flipped(root, random))).isFalse();
        for (List<Hash> path : damaged(inclusion.path(), random)) {
            assertThat(new InclusionProof(index, size, path).verify(leaf, root)).isFalse();
        }
        for (List<Hash> path : damaged(consistency.path(), random)) {
            assertThat(new ConsistencyProof(from, size, path).verify(older, root))
                    .isFalse();
        }
    }

    @Test
    void whatIsPrunedIsNotChanged() {
        CompactRange pruned = CompactRange.empty();
        List<byte[]> leaves = NaiveTree.leaves(9);
        leaves.subList(0, 5).forEach(pruned::append);

        ProofBuilder builder = new ProofBuilder(List.of(7L), List.of(5L), 9, pruned);
        leaves.subList(5, 9).forEach(builder::add);

        assertThat(pruned.size()).isEqualTo(5);
        assertThat(pruned.root()).isEqualTo(NaiveTree.root(leaves.subList(0, 5)));
    }

    @Test
    void proofsThatCannotBeMadeAreRefusedAtOnce() {
        CompactRange pruned = CompactRange.empty();
        NaiveTree.leaves(3).forEach(pruned::append);

        assertThatIllegalArgumentException().isThrownBy(() -> new ProofBuilder(List.of(5L), List.of(), 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProofBuilder(List.of(-1L), List.of(), 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProofBuilder(List.of(), List.of(0L), 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProofBuilder(List.of(), List.of(6L), 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProofBuilder(List.of(2L), List.of(), 5, pruned));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProofBuilder(List.of(), List.of(2L), 5, pruned));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProofBuilder(List.of(), List.of(), 2, pruned));
    }

    @Test
    void thereIsNoProofBeforeAllLeavesHaveComeAndNoLeafAfterThem() {
        List<byte[]> leaves = NaiveTree.leaves(3);
        ProofBuilder builder = new ProofBuilder(List.of(0L), List.of(1L), 3);
        leaves.subList(0, 2).forEach(builder::add);

        assertThatIllegalStateException().isThrownBy(() -> builder.inclusion(0));
        assertThatIllegalStateException().isThrownBy(() -> builder.consistency(1));
        assertThatIllegalStateException().isThrownBy(builder::root);
        builder.add(leaves.get(2));
        assertThat(builder.root()).isEqualTo(NaiveTree.root(leaves));
        assertThatIllegalStateException().isThrownBy(() -> builder.add(leaves.get(0)));
    }

    @Test
    void aProofThatWasNotAskedForIsNotMade() {
        ProofBuilder builder = new ProofBuilder(List.of(0L), List.of(), 8);
        NaiveTree.leaves(8).forEach(builder::add);

        assertThatIllegalArgumentException().isThrownBy(() -> builder.inclusion(5));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.consistency(3));
    }

    private static void assertProofs(List<byte[]> leaves, int pruned, List<Long> indices, List<Long> fromSizes) {
        CompactRange prefix = CompactRange.empty();
        leaves.subList(0, pruned).forEach(prefix::append);
        ProofBuilder builder = new ProofBuilder(indices, fromSizes, leaves.size(), prefix);
        leaves.subList(pruned, leaves.size()).forEach(builder::add);
        Hash root = NaiveTree.root(leaves);

        assertThat(builder.root()).isEqualTo(root);
        for (long index : indices) {
            InclusionProof proof = builder.inclusion(index);
            assertThat(proof.path()).isEqualTo(NaiveTree.path((int) index, leaves));
            assertThat(proof.verify(Hash.of(leaves.get((int) index)), root)).isTrue();
        }
        for (long from : fromSizes) {
            ConsistencyProof proof = builder.consistency(from);
            assertThat(proof.path()).isEqualTo(NaiveTree.proof((int) from, leaves));
            assertThat(proof.verify(NaiveTree.root(leaves.subList(0, (int) from)), root))
                    .isTrue();
        }
    }

    private static List<Long> all(long start, long end) {
        return LongStream.range(start, end).boxed().toList();
    }

    private static Hash flipped(Hash hash, Random random) {
        byte[] bytes = hash.bytes();
        bytes[random.nextInt(Hash.BYTES)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        return Hash.of(bytes);
    }

    private static List<List<Hash>> damaged(List<Hash> path, Random random) {
        List<List<Hash>> all = new ArrayList<>();
        List<Hash> longer = new ArrayList<>(path);
        longer.add(random.nextInt(path.size() + 1), flipped(TreeHasher.EMPTY_ROOT, random));
        all.add(longer);
        List<Hash> shorter = new ArrayList<>(path);
        shorter.remove(random.nextInt(path.size()));
        all.add(shorter);
        List<Hash> changed = new ArrayList<>(path);
        changed.set(random.nextInt(path.size()), flipped(path.get(0), random));
        all.add(changed);
        if (path.size() > 1) {
            List<Hash> swapped = new ArrayList<>(path);
            Collections.swap(swapped, 0, path.size() - 1);
            all.add(swapped);
        }
        return all;
    }
}
