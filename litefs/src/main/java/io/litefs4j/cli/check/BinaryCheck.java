package io.litefs4j.cli.check;

import io.litefs4j.cli.process.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Is there a LiteFS to run, and is it of the version that this library was proven with? */
final class BinaryCheck {
    private static final String SUBJECT = "LiteFS binary";
    private static final String VARIABLE = "LITEFS_BINARY";
    private static final String REMEDY =
            "Take LiteFS v0.5 from its GitHub releases or its container image flyio/litefs, and put it on the PATH or name"
                    + " it in " + VARIABLE + ".";

    private final Surroundings surroundings;
    private final Programs programs;

    BinaryCheck(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.programs = new Programs(surroundings);
    }

    Finding find() {
        Optional<Path> named = surroundings.variable(VARIABLE).map(surroundings.directory()::resolve);
        if (named.isPresent() && !Programs.isExecutable(named.get())) {
            return Finding.fault(SUBJECT, VARIABLE + " names " + named.get() + ", which is no executable file", REMEDY);
        }
        return named.or(() -> programs.find("litefs"))
                .map(BinaryCheck::version)
                .orElseGet(() -> Finding.fault(SUBJECT, "there is no litefs on the PATH", REMEDY));
    }

    private static Finding version(Path binary) {
        try {
            String answer = Programs.run(List.of(binary.toString(), "version"));
            if (!answer.startsWith("LiteFS")) {
                return Finding.fault(SUBJECT, binary + " does not say that it is LiteFS", REMEDY);
            }
            return answer.contains(" v0.5.")
                    ? Finding.good(SUBJECT, binary + " is " + answer)
                    : Finding.warning(SUBJECT, binary + " is " + answer + ", and litefs4j is proven with v0.5", REMEDY);
        } catch (IOException e) {
            return Finding.fault(SUBJECT, binary + " cannot be run: " + e.getMessage(), REMEDY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.fault(SUBJECT, "interrupted while " + binary + " was run", "Try again.");
        }
    }
}
