package io.litefs4j.usecases.halt;

import io.litefs4j.domain.halt.HaltLock;
import org.jspecify.annotations.Nullable;

/**
 * What is written while the primary is halted.
 *
 * @param <T> what it returns
 * @param <E> what it may throw; inferred as unchecked where it throws nothing else
 */
@FunctionalInterface
public interface HaltedWork<T extends @Nullable Object, E extends Exception> {
    /**
     * Every transaction must have ended when this returns or throws.
     *
     * @param lock to commit under
     */
    T run(HaltLock lock) throws E;
}
