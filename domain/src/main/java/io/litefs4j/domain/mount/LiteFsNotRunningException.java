package io.litefs4j.domain.mount;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.LiteFsException;
import io.litefs4j.domain.path.AbsolutePath;
import org.jspecify.annotations.Nullable;

/**
 * The mount could not be read. Whatever disappears, and at whatever moment, it is this one type; {@link #state()} says
 * how.
 */
public final class LiteFsNotRunningException extends LiteFsException {
    private static final long serialVersionUID = 1L;

    private final transient AbsolutePath mount;
    private final MountState state;

    public LiteFsNotRunningException(AbsolutePath mount, MountState state) {
        this(mount, state, null);
    }

    public LiteFsNotRunningException(AbsolutePath mount, MountState state, @Nullable Throwable cause) {
        super(sentence(mount, state, cause), cause);
        this.mount = mount;
        this.state = requireNonNull(state, "state");
    }

    private static String sentence(AbsolutePath mount, MountState state, @Nullable Throwable cause) {
        if (state == MountState.MOUNTED) {
            return mount + " is mounted, but could not be read" + (cause == null ? "" : ": " + cause);
        }
        return mount + " " + state.sentence() + ". Is litefs running?";
    }

    /** Returns the mount directory that was asked. */
    public AbsolutePath mount() {
        return mount;
    }

    /** Returns how the mount failed; {@link MountState#MOUNTED} where it answers again or answers with an I/O error. */
    public MountState state() {
        return state;
    }
}
