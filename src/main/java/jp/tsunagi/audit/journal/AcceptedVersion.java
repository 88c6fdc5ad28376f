package jp.tsunagi.audit.journal;

import java.time.Instant;

/**
 * A set of routes, mappings and configuration that was accepted to run.
 *
 * @param number from 1, in the order of acceptance
 * @param hash over all names and contents: {@link ConfigurationFiles#version()}
 * @param changes files that were added, changed or removed against the set before
 * @param approvalRequired whether another set takes its place only when a second person has agreed
 */
public record AcceptedVersion(
        long number, String hash, Instant at, Acceptance acceptance, String changes, boolean approvalRequired) {
    /** The hash as people name it. */
    public static String shortened(String hash) {
        return hash.substring(0, Math.min(12, hash.length()));
    }
}
