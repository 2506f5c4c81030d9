package io.litefs4j.usecases.settings.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.tokens.AliasToken;
import org.yaml.snakeyaml.tokens.AnchorToken;
import org.yaml.snakeyaml.tokens.Token;

/** Scans {@code &name} and {@code *name}. Not thread-safe. Source: gopkg.in/yaml.v3 {@code scannerc.go}, {@code scan_anchor}. */
final class Anchors {
    private static final String MAY_FOLLOW = "?:,]}%@`";

    private final Characters in;

    Anchors(Characters in) {
        this.in = in;
    }

    Token scan() {
        Mark start = in.mark();
        boolean alias = in.peek() == '*';
        in.skip();
        StringBuilder name = new StringBuilder();
        while (Chars.isWord(in.peek())) {
            in.readInto(name);
        }
        int next = in.peek();
        if (name.length() == 0 || (!Chars.isBlankOrEnd(next) && MAY_FOLLOW.indexOf(next) < 0)) {
            String what = alias ? "'*' begins an alias" : "'&' begins an anchor";
            throw Characters.refusal(
                    start, what + ", whose name is ASCII letters, digits, '-' and '_'; else quote the text");
        }
        return alias
                ? new AliasToken(name.toString(), start, in.mark())
                : new AnchorToken(name.toString(), start, in.mark());
    }
}
