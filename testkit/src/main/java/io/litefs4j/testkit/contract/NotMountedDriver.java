package io.litefs4j.testkit.contract;

/** A driver that can take the mount away. */
public interface NotMountedDriver extends MountDriver {
    /** The mount directory is an ordinary empty directory, or absent: LiteFS has stopped cleanly or was never started. */
    void notMounted();
}
