package io.litefs4j.cluster.halt;

import io.litefs4j.adapters.fs.LiteFsDirectory;
import io.litefs4j.cluster.support.OtherJvm;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.halt.HaltLock;
import io.litefs4j.domain.path.AbsolutePath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A JVM that takes a halt lock and never closes it; it ends as it is told to. */
final class HaltHolder {
    private static final String HELD = "held";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private HaltHolder() {}

    /** Returns once the lock is held. Told {@code exit} it calls System.exit, told anything else its main returns. */
    static OtherJvm start(Path mount, DatabaseName database) throws IOException {
        OtherJvm holder = OtherJvm.start(HaltHolder.class, mount.toString(), database.value());
        boolean held = false;
        try {
            holder.expect(HELD);
            held = true;
            return holder;
        } finally {
            if (!held) {
                holder.close();
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        LiteFsDirectory directory = LiteFsDirectory.at(new AbsolutePath(arguments[0]));
        HaltLock lock = directory.haltLocks().acquire(new DatabaseName(arguments[1]), PATIENCE);
        if (!lock.isHeld()) {
            throw new IllegalStateException("the lock is lost at once");
        }
        System.out.println(HELD);
        String how = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if ("exit".equals(how)) {
            System.exit(0);
        }
    }
}
