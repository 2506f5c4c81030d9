package io.litefs4j.cli.check;

import io.litefs4j.cli.process.Surroundings;
import java.nio.file.Path;
import java.util.List;

/** Can LiteFS mount? It needs the kernel's device and the program fusermount3. */
final class FuseCheck {
    private static final String DEVICE = "FUSE device";
    private static final String PROGRAM = "fusermount3";

    private final Programs programs;
    private final Path device;

    FuseCheck(Surroundings surroundings, Path device) {
        this.programs = new Programs(surroundings);
        this.device = device;
    }

    List<Finding> find() {
        return List.of(device(), program());
    }

    private Finding device() {
        return device.toFile().exists()
                ? Finding.good(DEVICE, device + " is there")
                : Finding.fault(
                        DEVICE,
                        device + " is not there",
                        "Load the kernel module fuse; in a container add the device and the capability SYS_ADMIN.");
    }

    private Finding program() {
        return programs.find(PROGRAM)
                .map(path -> Finding.good(PROGRAM, path + " is there"))
                .orElseGet(() -> Finding.fault(
                        PROGRAM,
                        "there is no fusermount3 on the PATH",
                        "Install the package fuse3; LiteFS mounts and unmounts with it."));
    }
}
