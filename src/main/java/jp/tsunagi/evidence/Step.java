package jp.tsunagi.evidence;

import java.time.Instant;

/** Something on a person's way. */
public sealed interface Step permits Sending, Sending.Answered, Taking, LeftOut, SetAside, Listed, Compared, Occasion {
    /** When it happened; of a run, when it was opened. */
    Instant at();

    /** The run that did it; 0 for what no run did. Runs are numbered in the order in which they were opened. */
    long runId();
}
