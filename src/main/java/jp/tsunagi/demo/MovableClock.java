package jp.tsunagi.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** The demo's clock: it stands still until it is moved, so that the same demo gives the same files. */
public final class MovableClock extends Clock {
    private final ZoneId zone;
    private volatile Instant now;

    public MovableClock(LocalDate day, ZoneId zone) {
        this.zone = zone;
        moveTo(day, LocalTime.of(6, 0));
    }

    /** Moves on; a demo's day never comes back. */
    public void moveTo(LocalDate day, LocalTime time) {
        now = day.atTime(time).atZone(zone).toInstant();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return Clock.fixed(now, other);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
