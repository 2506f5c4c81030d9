package io.litefs4j.usecases.settings;

import io.litefs4j.usecases.settings.Finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects findings. Each is worded as a rule: if this, then that is the reason and this the remedy. Not thread-safe. */
final class Findings {
    private final List<Finding> found = new ArrayList<>();

    void errorIf(boolean wrong, String key, String reason, String remedy) {
        addIf(wrong, Severity.ERROR, key, reason, remedy);
    }

    void warnIf(boolean doubtful, String key, String reason, String remedy) {
        addIf(doubtful, Severity.WARNING, key, reason, remedy);
    }

    void noteIf(boolean odd, String key, String reason, String remedy) {
        addIf(odd, Severity.NOTE, key, reason, remedy);
    }

    /** Returns the findings, the worst first, else in the order of the rules. */
    List<Finding> worstFirst() {
        return found.stream().sorted(Comparator.comparing(Finding::severity)).toList();
    }

    private void addIf(boolean found, Severity severity, String key, String reason, String remedy) {
        if (found) {
            this.found.add(new Finding(severity, key, reason, remedy));
        }
    }
}
