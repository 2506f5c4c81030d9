package io.litefs4j.domain.mount;

/**
 * The mount directory as a whole.
 *
 * <p>The state of an unmounted directory cannot be told from its contents: it is told by the file system that the
 * directory is on. Source: superfly/litefs {@code fuse/file_system.go}, {@code Mount}.
 */
public interface Mount {
    /** Returns the state now. Never throws and never hangs: a mount that does not answer is a state. */
    MountState state();
}
