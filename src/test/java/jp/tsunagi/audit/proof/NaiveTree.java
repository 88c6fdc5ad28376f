package jp.tsunagi.audit.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** The definitions of RFC 6962 section 2.1, word by word, on leaf hashes. */
final class NaiveTree {
    private NaiveTree() {}

    static List<byte[]> leaves(long size) {
        return LongStream.range(0, size)
                .mapToObj(i -> sha256(new byte[] {0}, ("leaf " + i).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** MTH(D[n]). */
    static Hash root(List<byte[]> leaves) {
        return Hash.of(hash(leaves));
    }

    /** PATH(m, D[n]). */
    static List<Hash> path(int index, List<byte[]> leaves) {
        int size = leaves.size();
        if (size == 1) {
            return List.of();
        }
        int k = split(size);
        return index < k
                ? append(path(index, leaves.subList(0, k)), leaves.subList(k, size))
                : append(path(index - k, leaves.subList(k, size)), leaves.subList(0, k));
    }

    /** PROOF(m, D[n]). */
    static List<Hash> proof(int from, List<byte[]> leaves) {
        return subproof(from, leaves, true);
    }

    private static List<Hash> subproof(int from, List<byte[]> leaves, boolean whole) {
        int size = leaves.size();
        if (from == size) {
            return whole ? List.of() : List.of(root(leaves));
        }
        int k = split(size);
        return from <= k
                ? append(subproof(from, leaves.subList(0, k), whole), leaves.subList(k, size))
                : append(subproof(from - k, leaves.subList(k, size), false), leaves.subList(0, k));
    }

    private static byte[] hash(List<byte[]> leaves) {
        int size = leaves.size();
        if (size < 2) {
            return size == 0 ? sha256() : leaves.get(0);
        }
        int k = split(size);
        return sha256(new byte[] {1}, hash(leaves.subList(0, k)), hash(leaves.subList(k, size)));
    }

    private static List<Hash> append(List<Hash> path, List<byte[]> sibling) {
        List<Hash> longer = new ArrayList<>(path);
        longer.add(root(sibling));
        return longer;
    }

    private static int split(int size) {
        int k = 1;
        while (2 * k < size) {
            k *= 2;
        }
        return k;
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
