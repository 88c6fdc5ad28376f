package jp.tsunagi.register;

import java.time.Duration;

/** How the receiver knows that a file is complete. */
public sealed interface Readiness {
    /**
     * An empty file beside it, put down after it.
     *
     * @param pattern the marker's name, {@code {name}} standing for the file's
     */
    record Marker(String pattern) implements Readiness {
        public String nameFor(String fileName) {
            return pattern.replace("{name}", fileName);
        }
    }

    /** Inbound only: size and time have not changed for so long. */
    record Stable(Duration time) implements Readiness {}

    /** Outbound only: no marker is agreed; the file appears at once and whole. */
    record AtOnce() implements Readiness {}
}
