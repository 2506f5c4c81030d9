package io.litefs4j.domain.mount;

/** Whether the mount directory is answered by a running LiteFS. */
public enum MountState {
    /** A LiteFS file system is mounted and answers. It may still be starting: LiteFS mounts before it is ready. */
    MOUNTED("is mounted"),
    /** The directory is absent or is an ordinary directory: LiteFS was not started, or unmounted cleanly. */
    NOT_MOUNTED("is not mounted"),
    /** LiteFS has died and left the mount behind (ENOTCONN). Starting LiteFS again heals it. */
    DISCONNECTED("is mounted, but its LiteFS has died (transport endpoint is not connected)"),
    /** The mount is there, and a call on it did not return in time: LiteFS is stopped or deadlocked. */
    UNRESPONSIVE("is mounted, but LiteFS does not answer in time");

    private final String sentence;

    MountState(String sentence) {
        this.sentence = sentence;
    }

    /** Returns the state as the rest of a sentence that begins with the mount's path. */
    public String sentence() {
        return sentence;
    }
}
