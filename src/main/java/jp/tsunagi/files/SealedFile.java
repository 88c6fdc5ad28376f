package jp.tsunagi.files;

import java.nio.file.Path;
import jp.tsunagi.ledger.FileEntry;
import jp.tsunagi.register.Linkage;

/**
 * A complete file that the ledger knows by its hash and that the counterpart must get.
 *
 * @param staged where it lies under its temporary name; gone once it is published
 */
public record SealedFile(Linkage linkage, FileEntry entry, Path staged) {}
