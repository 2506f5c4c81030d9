package io.litefs4j.usecases.primary;

import io.litefs4j.domain.primary.CurrentRole;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.time.Pause;

/**
 * The role that a {@link RoleMonitor} remembers, for paths on which even the look at a clock is too much: two volatile
 * reads. A thread of its own finds out what is too old, so the role becomes unknown at its age or when that thread gets a
 * processor after it, and a JVM that was stopped as a whole may answer once more out of the past. Safe for use by many
 * threads.
 */
final class RoleAtHand implements CurrentRole, AutoCloseable {
    private final LastKnownRole lastKnown;
    private final Pause pause;
    private final Thread thread;
    private final Alarm alarm;
    private volatile LastKnownRole.Knowledge tooOld = LastKnownRole.NEVER;
    private volatile boolean closed;

    RoleAtHand(LastKnownRole lastKnown, Pause pause) {
        this.lastKnown = lastKnown;
        this.pause = pause;
        thread = new Thread(this::age, "litefs4j-role-age");
        thread.setDaemon(true);
        alarm = new Alarm(thread);
    }

    void begin() {
        thread.start();
    }

    @Override
    public NodeRole role() {
        LastKnownRole.Knowledge last = lastKnown.knowledge();
        return last == tooOld ? lastKnown.role() : last.role();
    }

    /** There is something new, whose age may end sooner than that of what was known. */
    void ring() {
        alarm.ring();
    }

    private void age() {
        while (!closed) {
            LastKnownRole.Knowledge last = lastKnown.knowledge();
            if (lastKnown.isTooOld(last)) {
                tooOld = last;
            }
            alarm.sleep(pause, lastKnown.untilTooOld(last));
        }
    }

    @Override
    public void close() {
        closed = true;
        alarm.stop();
    }
}
