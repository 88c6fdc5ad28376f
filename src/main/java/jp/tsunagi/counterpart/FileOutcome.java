package jp.tsunagi.counterpart;

import java.util.Optional;

/**
 * What became of a file.
 *
 * @param fileName without the ending of an encrypted file
 * @param refusal the code when the file was refused as a whole
 */
public record FileOutcome(
        String fileName, String receptionNumber, int accepted, int rejected, Optional<String> refusal) {}
