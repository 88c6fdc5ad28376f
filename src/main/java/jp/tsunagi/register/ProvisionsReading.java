package jp.tsunagi.register;

import java.util.List;
import java.util.Optional;

/** What came of reading a provision matrix: the matrix, or every mistake in it. */
public record ProvisionsReading(Optional<Provisions> provisions, List<RegisterFinding> findings) {
    public ProvisionsReading {
        findings = List.copyOf(findings);
    }
}
