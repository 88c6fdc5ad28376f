package jp.tsunagi.files;

/**
 * What an inbound route is asked to do again: a whole file that was held.
 *
 * @param runId the run that held the file
 */
public record ReplayedFile(long runId, String actor) {}
