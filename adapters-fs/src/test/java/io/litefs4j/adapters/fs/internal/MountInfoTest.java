package io.litefs4j.adapters.fs.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MountInfoTest {

    @Test
    void a_line_is_one_mount() {
        assertThat(parse("42 27 0:39 / /litefs rw,nosuid,nodev,relatime - fuse litefs rw,user_id=0,group_id=0\n"))
                .containsExactly(new MountPoint(42, 27, "0:39", "/", "/litefs", "fuse", "litefs"));
    }

    @Test
    void fields_that_only_some_mounts_have_are_passed_over() {
        assertThat(parse("1 0 8:1 /a /b rw shared:7 master:3 propagate_from:2 unbindable - ext4 /dev/sda1 rw\n"))
                .containsExactly(new MountPoint(1, 0, "8:1", "/a", "/b", "ext4", "/dev/sda1"));
    }

    @Test
    void a_path_of_blanks_newlines_and_backslashes_is_unescaped() {
        assertThat(parse("1 0 0:3 / /a\\040b\\011c\\012d\\134e\\043f rw - fuse litefs rw\n"))
                .extracting(MountPoint::path)
                .containsExactly("/a b\tc\nd\\e#f");
    }

    @Test
    void what_looks_like_an_escape_but_is_none_stands_for_itself() {
        assertThat(parse("1 0 0:3 / /a\\9\\04\\x rw - fuse litefs rw\n"))
                .extracting(MountPoint::path)
                .containsExactly("/a\\9\\04\\x");
    }

    @Test
    void an_empty_table_has_no_mount() {
        assertThat(parse("")).isEmpty();
    }

    @Property(tries = 300)
    void every_path_survives_the_kernel_s_escapes(
            @ForAll("paths") String path, @ForAll("paths") String root, @ForAll("sources") String source) {
        MountPoint mount = new MountPoint(7, 3, "0:51", root, path, "fuse", source);
        assertThat(parse(line(mount, 0))).containsExactly(mount);
    }

    @Property(tries = 50)
    void a_mount_is_the_same_with_any_number_of_optional_fields(@ForAll @IntRange(max = 5) int optional) {
        MountPoint mount = new MountPoint(7, 3, "0:51", "/", "/litefs", "fuse", "litefs");
        assertThat(parse(line(mount, optional))).containsExactly(mount);
    }

    @Property(tries = 300)
    void no_content_whatever_makes_reading_fail(@ForAll byte[] content) {
        assertThatNoException().isThrownBy(() -> MountInfo.parse(content));
    }

    @Property(tries = 100)
    void a_line_that_is_cut_off_is_left_out_and_the_others_are_kept(@ForAll @IntRange(max = 41) int length) {
        String whole = "8 1 0:52 / /other rw - fuse litefs rw\n";
        String cut = "42 27 0:39 / /litefs rw,relatime - fuse litefs rw".substring(0, length);
        assertThat(parse(cut + "\n" + whole)).extracting(MountPoint::path).contains("/other");
    }

    @Provide
    Arbitrary<String> paths() {
        return sources().map(name -> "/" + name);
    }

    @Provide
    Arbitrary<String> sources() {
        return Arbitraries.strings()
                .withChars(" \t\n\\#/-.0127é日\u00a0\u2028")
                .withCharRange('a', 'f')
                .ofMinLength(1)
                .ofMaxLength(20);
    }

    private static List<MountPoint> parse(String text) {
        return MountInfo.parse(text.getBytes(UTF_8)).mounts();
    }

    /** As the kernel writes it. Source: Linux {@code fs/proc_namespace.c}, {@code mangle}. */
    static String line(MountPoint mount, int optional) {
        return mount.id() + " " + mount.parentId() + " " + mount.device() + " " + escaped(mount.root()) + " "
                + escaped(mount.path()) + " rw,relatime" + " shared:1".repeat(optional) + " - " + escaped(mount.type())
                + " " + escaped(mount.source()) + " rw,user_id=0\n";
    }

    private static String escaped(String field) {
        return field.replace("\\", "\\134")
                .replace(" ", "\\040")
                .replace("\t", "\\011")
                .replace("\n", "\\012")
                .replace("#", "\\043");
    }
}
