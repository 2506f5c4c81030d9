package io.litefs4j.domain.settings;

import static java.util.Objects.requireNonNull;

import io.litefs4j.domain.path.AbsolutePath;

/**
 * The {@code fuse:} block: the mount directory, where the application finds its databases.
 *
 * <p>Source: superfly/litefs {@code cmd/litefs/config.go}, {@code DefaultFUSEDir}.
 *
 * @param dir the mount directory
 * @param allowOther whether other users than LiteFS's own may use the mount; wants {@code user_allow_other} in
 *     {@code /etc/fuse.conf} where LiteFS is not root
 * @param debug whether each FUSE call is logged
 */
public record FuseSettings(AbsolutePath dir, boolean allowOther, boolean debug) {
    /** {@code /litefs}. */
    public static final FuseSettings DEFAULT = at(new AbsolutePath("/litefs"));

    public FuseSettings {
        requireNonNull(dir, "dir");
    }

    /** Returns the default with another directory. */
    public static FuseSettings at(AbsolutePath dir) {
        return new FuseSettings(dir, false, false);
    }
}
