package io.litefs4j.adapters.fs;

import static java.util.Objects.requireNonNull;

import io.litefs4j.adapters.fs.internal.MountPoint;
import io.litefs4j.adapters.fs.internal.Mounts;
import io.litefs4j.adapters.fs.internal.RealPath;
import io.litefs4j.domain.mount.LiteFsNotRunningException;
import io.litefs4j.domain.mount.MountState;
import io.litefs4j.domain.path.AbsolutePath;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts questions to the mount: within the limit, to LiteFS and nobody else, and with one type of failure.
 *
 * <p>An ordinary directory answers as readily as LiteFS does, and a dead LiteFS leaves its mount behind. So an answer
 * counts only if the same LiteFS was mounted before and after it. Symbolic links are followed anew for each question.
 * Safe for use by many threads.
 */
final class MountProbe {
    /** It is on every LiteFS mount, whatever the role. */
    static final String LAG = ".lag";

    private static final int ATTEMPTS = 3;

    private final AbsolutePath mount;
    private final Path path;
    private final Mounts mounts;
    private final Function<Path, MountFiles> files;
    private final ProbeThreads threads;

    MountProbe(AbsolutePath mount, Mounts mounts, Function<Path, MountFiles> files, ProbeThreads threads) {
        this.mount = requireNonNull(mount, "mount");
        this.path = mount.toPath();
        this.mounts = requireNonNull(mounts, "mounts");
        this.files = requireNonNull(files, "files");
        this.threads = requireNonNull(threads, "threads");
    }

    /**
     * @param question what to ask; an {@link IOException} from it is told as the state that caused it, and where LiteFS
     *     is well nevertheless, as its cause
     * @throws LiteFsNotRunningException if the mount is not there, dead, frozen, or failed the question
     */
    <T> T ask(Question<T> question) {
        return threads.ask(enter -> answered(question, enter));
    }

    private <T> T answered(Question<T> question, Consumer<MountPoint> enter) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Path directory = RealPath.of(path);
            MountPoint on = liteFsAt(directory).orElseThrow(() -> failure(MountState.NOT_MOUNTED, null));
            enter.accept(on);
            MountFiles mounted = files.apply(directory);
            try {
                T answer = question.answer(mounted, on);
                if (isStillThere(on)) {
                    return answer;
                }
            } catch (IOException e) {
                MountState state = stateAfter(e, mounted);
                if (isStillThere(on)) {
                    throw failure(state, e);
                }
            }
        }
        throw failure(MountState.NOT_MOUNTED, null);
    }

    private boolean isStillThere(MountPoint on) {
        return liteFsAt(RealPath.of(path)).filter(on::equals).isPresent();
    }

    private Optional<MountPoint> liteFsAt(Path directory) {
        try {
            return mounts.now().liteFsAt(directory.toString());
        } catch (IOException e) {
            throw failure(MountState.NOT_MOUNTED, e);
        }
    }

    /**
     * Tells a dead LiteFS from a failed question by asking something that LiteFS never refuses. By kind, not by text:
     * Java has no error number, and the C library translates the text.
     */
    private static MountState stateAfter(IOException failed, MountFiles mounted) {
        if (failed instanceof AccessDeniedException) {
            return MountState.MOUNTED;
        }
        try {
            mounted.attributes(LAG);
            return MountState.MOUNTED;
        } catch (AccessDeniedException e) {
            return MountState.MOUNTED;
        } catch (IOException e) {
            return MountState.DISCONNECTED;
        }
    }

    private LiteFsNotRunningException failure(MountState state, @Nullable IOException cause) {
        return new LiteFsNotRunningException(mount, state, cause);
    }

    /** One question, put to the files of a mounted LiteFS. */
    @FunctionalInterface
    interface Question<T> {
        T answer(MountFiles files, MountPoint on) throws IOException;
    }
}
