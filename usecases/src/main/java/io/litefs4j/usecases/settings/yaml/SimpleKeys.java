package io.litefs4j.usecases.settings.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;

/**
 * Tokens that a {@code :} to come may turn into keys, at most one for each level of brackets. Not thread-safe.
 *
 * <p>A key without {@code ?} must end on its line and within 1024 characters.
 * Source: gopkg.in/yaml.v3 {@code scannerc.go}, {@code save_simple_key} and its neighbours.
 */
final class SimpleKeys {
    private static final int LONGEST = 1024;

    /**
     * @param token the number of the token, counted from the beginning of the file
     * @param required whether nothing but a key can stand there: the first text at the indentation of a block
     * @param possible whether it may still become a key
     */
    record SimpleKey(int token, Mark mark, boolean required, boolean possible) {
        private SimpleKey givenUp() {
            return new SimpleKey(token, mark, required, false);
        }
    }

    private final Characters in;
    private final List<SimpleKey> byLevel = new ArrayList<>();
    private final Map<Integer, Integer> levelByToken = new HashMap<>();

    SimpleKeys(Characters in) {
        this.in = in;
        enterLevel(-1);
    }

    void save(int token, boolean required) {
        remove();
        byLevel.set(level(), new SimpleKey(token, in.mark(), required, true));
        levelByToken.put(token, level());
    }

    /** Gives up the key of this level. @throws YamlRefusal if nothing but a key could stand there */
    void remove() {
        SimpleKey key = byLevel.get(level());
        if (key.possible()) {
            giveUp(level());
            levelByToken.remove(key.token());
        }
    }

    /** @param token the number of the bracket that opens the level */
    void enterLevel(int token) {
        byLevel.add(new SimpleKey(token, in.mark(), false, false));
    }

    void leaveLevel() {
        levelByToken.remove(byLevel.remove(level()).token());
    }

    /** Returns whether {@code token} may still turn out to be a key, so that the parser must not have it yet. */
    boolean isUndecided(int token) {
        Integer level = levelByToken.get(token);
        if (level == null) {
            return false;
        }
        if (level >= byLevel.size()) {
            throw in.refusal("LiteFS's YAML reader crashes here, over a ':' on another line than its key");
        }
        return isPossible(level);
    }

    /** Takes the key of this level for the {@code :} here, if there is one. */
    Optional<SimpleKey> take() {
        if (!isPossible(level())) {
            return Optional.empty();
        }
        SimpleKey key = byLevel.get(level());
        byLevel.set(level(), key.givenUp());
        levelByToken.remove(key.token());
        return Optional.of(key);
    }

    private boolean isPossible(int level) {
        SimpleKey key = byLevel.get(level);
        if (key.possible() && (key.mark().getLine() < in.line() || key.mark().getIndex() + LONGEST < in.index())) {
            giveUp(level);
            return false;
        }
        return key.possible();
    }

    private void giveUp(int level) {
        SimpleKey key = byLevel.get(level);
        if (key.required()) {
            throw Characters.refusal(key.mark(), "a key was expected here, with ':' and a blank behind it");
        }
        byLevel.set(level, key.givenUp());
    }

    private int level() {
        return byLevel.size() - 1;
    }
}
