package io.litefs4j.testkit.contract;

/** A driver that can stop LiteFS in its tracks. */
public interface UnresponsiveDriver extends MountDriver {
    /** LiteFS is stopped; no call on the mount returns. The ports under test have a time limit of their own. */
    void unresponsive();
}
