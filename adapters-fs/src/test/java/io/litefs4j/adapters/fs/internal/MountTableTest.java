package io.litefs4j.adapters.fs.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MountTableTest {
    private static final MountPoint ROOT = mount(1, 0, "/", "ext4", "/dev/sda1");

    @Test
    void a_litefs_is_found_where_it_is_mounted() {
        MountPoint liteFs = mount(2, 1, "/litefs", "fuse", "litefs");
        assertThat(table(ROOT, liteFs).liteFsAt("/litefs")).contains(liteFs);
    }

    @Test
    void an_ordinary_directory_is_no_litefs() {
        assertThat(table(ROOT).liteFsAt("/litefs")).isEmpty();
    }

    @Test
    void a_directory_below_another_mount_is_no_litefs() {
        MountPoint mnt = mount(2, 1, "/mnt", "ext4", "/dev/sdb1");
        assertThat(table(ROOT, mnt).liteFsAt("/mnt/litefs")).isEmpty();
        assertThat(table(ROOT, mnt).visibleAt("/mnt/litefs")).contains(mnt);
    }

    @Test
    void a_name_inside_a_litefs_is_no_mount_of_its_own() {
        MountPoint liteFs = mount(2, 1, "/litefs", "fuse", "litefs");
        assertThat(table(ROOT, liteFs).liteFsAt("/litefs/db")).isEmpty();
        assertThat(table(ROOT, liteFs).visibleAt("/litefs/db")).contains(liteFs);
    }

    @Test
    void a_directory_whose_name_only_begins_like_the_mount_is_outside() {
        MountPoint liteFs = mount(2, 1, "/litefs", "fuse", "litefs");
        assertThat(table(ROOT, liteFs).visibleAt("/litefs2/db")).contains(ROOT);
    }

    @Test
    void a_litefs_on_a_mount_of_its_own_is_found() {
        MountPoint mnt = mount(2, 1, "/mnt", "ext4", "/dev/sdb1");
        MountPoint liteFs = mount(3, 2, "/mnt/litefs", "fuse", "litefs");
        assertThat(table(ROOT, mnt, liteFs).liteFsAt("/mnt/litefs")).contains(liteFs);
    }

    @Test
    void of_two_mounts_on_one_directory_the_upper_one_counts() {
        MountPoint dead = mount(2, 1, "/litefs", "fuse", "litefs");
        MountPoint living = mount(3, 2, "/litefs", "fuse", "litefs");
        assertThat(table(ROOT, dead, living).liteFsAt("/litefs")).contains(living);
        assertThat(table(living, dead, ROOT).liteFsAt("/litefs")).contains(living);
    }

    @Test
    void a_litefs_under_another_file_system_is_hidden() {
        MountPoint liteFs = mount(2, 1, "/litefs", "fuse", "litefs");
        MountPoint cover = mount(3, 2, "/litefs", "tmpfs", "none");
        assertThat(table(ROOT, liteFs, cover).liteFsAt("/litefs")).isEmpty();
    }

    @Test
    void a_litefs_below_a_directory_that_was_covered_later_is_hidden() {
        MountPoint liteFs = mount(2, 1, "/mnt/litefs", "fuse", "litefs");
        MountPoint cover = mount(3, 1, "/mnt", "tmpfs", "none");
        assertThat(table(ROOT, liteFs, cover).liteFsAt("/mnt/litefs")).isEmpty();
    }

    @Test
    void another_fuse_file_system_is_no_litefs() {
        assertThat(table(ROOT, mount(2, 1, "/litefs", "fuse.sshfs", "litefs")).liteFsAt("/litefs"))
                .isEmpty();
        assertThat(table(ROOT, mount(2, 1, "/litefs", "fuse", "rclone")).liteFsAt("/litefs"))
                .isEmpty();
    }

    @Test
    void a_directory_that_is_only_named_litefs_as_a_source_is_no_litefs() {
        assertThat(table(ROOT, mount(2, 1, "/litefs", "tmpfs", "litefs")).liteFsAt("/litefs"))
                .isEmpty();
    }

    @Test
    void a_litefs_that_is_bound_to_a_second_place_is_found_at_both() {
        MountPoint liteFs = mount(2, 1, "/litefs", "fuse", "litefs");
        MountPoint bound = mount(3, 1, "/app/data", "fuse", "litefs");
        assertThat(table(ROOT, liteFs, bound).liteFsAt("/app/data")).contains(bound);
        assertThat(table(ROOT, liteFs, bound).liteFsAt("/litefs")).contains(liteFs);
    }

    @Test
    void one_file_bound_out_of_a_litefs_is_no_litefs() {
        MountPoint file = new MountPoint(2, 1, "0:5", "/db", "/app/db", "fuse", "litefs");
        assertThat(table(ROOT, file).liteFsAt("/app/db")).isEmpty();
    }

    @Test
    void a_table_without_the_root_still_shows_the_mount() {
        MountPoint liteFs = mount(900, 899, "/litefs", "fuse", "litefs");
        assertThat(table(liteFs).liteFsAt("/litefs")).contains(liteFs);
    }

    @Test
    void a_root_that_is_its_own_parent_is_the_first_mount() {
        MountPoint own = mount(1, 1, "/", "rootfs", "rootfs");
        MountPoint liteFs = mount(2, 1, "/litefs", "fuse", "litefs");
        assertThat(table(own, liteFs).liteFsAt("/litefs")).contains(liteFs);
        assertThat(table(own, liteFs).visibleAt("/etc")).contains(own);
    }

    @Property(tries = 200)
    void the_uppermost_of_a_stack_counts_in_whatever_order_the_table_is(
            @ForAll @IntRange(min = 1, max = 12) int height, @ForAll long seed) {
        List<MountPoint> mounts = new ArrayList<>(List.of(ROOT));
        for (int id = 2; id < 2 + height; id++) {
            mounts.add(mount(id, id - 1, "/litefs", "fuse", "litefs"));
        }
        MountPoint top = mounts.get(mounts.size() - 1);
        Collections.shuffle(mounts, new Random(seed));
        assertThat(new MountTable(mounts).liteFsAt("/litefs")).contains(top);
    }

    @Test
    void the_table_of_this_machine_shows_what_is_mounted_on_proc() throws Exception {
        assertThat(new ProcessMounts().now().visibleAt("/proc"))
                .hasValueSatisfying(mount -> assertThat(mount.type()).isEqualTo("proc"));
    }

    @Test
    void a_machine_without_such_a_table_has_no_mounts() throws Exception {
        assertThat(new ProcessMounts(Path.of("/proc/self/no-such-table")).now().mounts())
                .isEmpty();
    }

    @Test
    void a_mount_that_comes_later_is_seen() throws Exception {
        Path file = Files.createTempFile("litefs4j", "mountinfo");
        try {
            ProcessMounts mounts = new ProcessMounts(file);
            assertThat(mounts.now().mounts()).isEmpty();
            MountPoint liteFs = mount(2, 1, "/litefs", "fuse", "litefs");
            Files.writeString(file, MountInfoTest.line(liteFs, 1));
            assertThat(mounts.now().mounts()).containsExactly(liteFs);
            assertThat(mounts.now()).isSameAs(mounts.now());
        } finally {
            Files.delete(file);
        }
    }

    private static MountPoint mount(int id, int parent, String path, String type, String source) {
        return new MountPoint(id, parent, "0:" + id, "/", path, type, source);
    }

    private static MountTable table(MountPoint... mounts) {
        return new MountTable(List.of(mounts));
    }
}
