package jp.tsunagi.audit.journal;

/**
 * What every entry of a process carries unless it says otherwise.
 *
 * @param actor the hub itself, or the person at the command line
 * @param terminal 端末: from where
 * @param version of the configuration in force
 */
public record Station(String actor, String terminal, String version) {}
