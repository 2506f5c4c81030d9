package io.litefs4j.usecases.settings;

import java.util.Set;

/**
 * What LiteFS asks of a configuration that it could read, before it starts anything. LiteFS reports the first fault, we all of
 * them. Source: superfly/litefs {@code cmd/litefs/mount_linux.go}, {@code Validate}.
 */
final class ConfigValidation {
    private static final Set<String> LEASE_TYPES = Set.of("consul", "static");

    private final RawConfig raw;
    private final ConfigFaults faults;

    ConfigValidation(RawConfig raw, ConfigFaults faults) {
        this.raw = raw;
        this.faults = faults;
    }

    void validate() {
        String mount = raw.text("fuse.dir");
        String data = raw.text("data.dir");
        expect(!mount.isEmpty(), "fuse.dir", "must not be empty");
        expect(!data.isEmpty(), "data.dir", "must not be empty");
        if (!faults.touches("fuse.dir") && !faults.touches("data.dir")) {
            expect(!mount.equals(data), later("fuse.dir", "data.dir"), "fuse.dir and data.dir must not be the same");
        }
        expect(
                LEASE_TYPES.contains(raw.text("lease.type")),
                "lease.type",
                raw.text("lease.type").isEmpty()
                        ? "must be set, to 'static' or 'consul'"
                        : "must be 'static' or 'consul', in small letters");
        if (!faults.touches("lease.candidate")) {
            expect(
                    !raw.flag("lease.candidate")
                            || raw.texts("lease.databases").orNone().isEmpty(),
                    "lease.databases",
                    "must be empty on a candidate; set lease.candidate to false where only some databases are replicated");
        }
    }

    private void expect(boolean ok, String key, String message) {
        if (!ok && !faults.touches(key)) {
            faults.litefs(key, raw.place(key), message);
        }
    }

    private String later(String one, String other) {
        return raw.place(one).compareTo(raw.place(other)) > 0 ? one : other;
    }
}
