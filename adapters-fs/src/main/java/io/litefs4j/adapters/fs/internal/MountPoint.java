package io.litefs4j.adapters.fs.internal;

/**
 * One line of the mount table.
 *
 * <p>A number is not given to another mount while something in this one is open, so two equal values that were read
 * around a successful read through an open file are the same mount.
 *
 * @param id the kernel's number of this mount
 * @param parentId the number of the mount that this one is mounted on
 * @param device {@code major:minor}, another for each FUSE connection
 * @param root the directory of the file system that is shown here; {@code /} unless part of it was bound
 * @param path where it is mounted, unescaped
 * @param type the file system's type
 * @param source what was mounted, in the file system's own words
 */
public record MountPoint(int id, int parentId, String device, String root, String path, String type, String source) {

    /**
     * Returns whether the whole of a LiteFS is shown here. Another FUSE file system, or one file bound out of a LiteFS,
     * is none. Source: superfly/litefs {@code fuse/file_system.go}, {@code Mount}.
     */
    public boolean isLiteFs() {
        return isOfLiteFs() && root.equals("/");
    }

    /** Returns whether what is shown here belongs to a LiteFS, the whole of it or what was bound out of it. */
    public boolean isOfLiteFs() {
        return type.equals("fuse") && source.equals("litefs");
    }
}
