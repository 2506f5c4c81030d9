package io.litefs4j.testkit.contract;

/** A driver that can kill LiteFS and leave its mount behind. */
public interface DisconnectedDriver extends MountDriver {
    /** LiteFS was killed; every call on the mount fails with ENOTCONN. */
    void disconnected();
}
