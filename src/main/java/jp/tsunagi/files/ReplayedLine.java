package jp.tsunagi.files;

/**
 * What an inbound route is asked to do again: one line of a file that it took over before.
 *
 * @param runId the run that took the file over
 * @param line from 1
 */
public record ReplayedLine(long runId, long line, String actor) {}
