package jp.tsunagi.privacy;

import javax.crypto.SecretKey;

/**
 * One of the keys of a name. What is written with a key carries its version.
 *
 * @param version from 1
 */
public record VersionedKey(int version, SecretKey key) {}
