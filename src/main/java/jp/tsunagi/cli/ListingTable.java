package jp.tsunagi.cli;

import java.util.List;
import jp.tsunagi.retention.Listing;

/** A ledger in plain text: a paragraph for each line, with a row for each cell that is not empty. */
final class ListingTable {
    private ListingTable() {}

    static String of(Listing listing) {
        if (listing.lines().isEmpty()) {
            return "Nothing is entered.\n";
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : listing.lines()) {
            for (int i = 0; i < line.size(); i++) {
                if (!line.get(i).isEmpty()) {
                    text.append("%s: %s%n".formatted(listing.titles().get(i), line.get(i)));
                }
            }
            text.append(System.lineSeparator());
        }
        return text.toString();
    }
}
