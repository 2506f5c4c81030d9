package io.litefs4j.usecases.settings.yaml;

import static org.yaml.snakeyaml.tokens.Token.ID;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.tokens.DirectiveToken;
import org.yaml.snakeyaml.tokens.ScalarToken;
import org.yaml.snakeyaml.tokens.Token;

/**
 * Stands between the tokens and SnakeYAML's parser where its grammar is another than that of LiteFS's YAML reader. Not
 * thread-safe.
 *
 * <ul>
 *   <li>SnakeYAML takes {@code ? "a" "b"} for a key and its value; LiteFS misses the colon.
 *   <li>SnakeYAML takes any {@code %YAML 1.x}; LiteFS takes 1.1 only.
 *   <li>Behind a {@code ?} without a key in square brackets LiteFS's reader swallows the next token.
 * </ul>
 *
 * <p>Source: gopkg.in/yaml.v3 {@code parserc.go}.
 */
final class LiteFsGrammar implements Scanner {
    private static final Set<ID> NODE_ENDS =
            EnumSet.of(ID.Scalar, ID.Alias, ID.FlowSequenceEnd, ID.FlowMappingEnd, ID.BlockEnd);
    private static final Set<ID> SWALLOWED = EnumSet.of(ID.Value, ID.FlowEntry, ID.FlowSequenceEnd);

    private final Scanner tokens;
    private final Deque<ID> brackets = new ArrayDeque<>();
    private ID last = ID.StreamStart;
    private boolean keyInSquareBrackets;
    private @Nullable Token instead;

    LiteFsGrammar(Scanner tokens) {
        this.tokens = tokens;
    }

    @Override
    public boolean checkToken(ID... choices) {
        ID id = peekToken().getTokenId();
        return choices.length == 0 || Arrays.stream(choices).anyMatch(choice -> choice == id);
    }

    @Override
    public Token peekToken() {
        if (instead != null) {
            return instead;
        }
        Token token = tokens.peekToken();
        if (keyInSquareBrackets && SWALLOWED.contains(token.getTokenId())) {
            keyInSquareBrackets = false;
            tokens.getToken();
            instead = new ScalarToken("", token.getStartMark(), token.getStartMark(), true);
            return instead;
        }
        return token;
    }

    @Override
    public Token getToken() {
        Token token = peekToken();
        if (instead == null) {
            tokens.getToken();
        }
        instead = null;
        check(token);
        note(token.getTokenId());
        return token;
    }

    @Override
    public void resetDocumentIndex() {
        tokens.resetDocumentIndex();
    }

    private void check(Token token) {
        if (token.getTokenId() == ID.Scalar && NODE_ENDS.contains(last)) {
            throw Characters.refusal(token.getStartMark(), "a ':' is missing between a key and its value");
        }
        if (token instanceof DirectiveToken<?> directive
                && directive.getName().equals("YAML")
                && !List.of(1, 1).equals(directive.getValue())) {
            throw Characters.refusal(token.getStartMark(), "LiteFS reads %YAML 1.1 only");
        }
    }

    private void note(ID id) {
        if (id == ID.FlowSequenceStart || id == ID.FlowMappingStart) {
            brackets.push(id);
        } else if (id == ID.FlowSequenceEnd || id == ID.FlowMappingEnd) {
            brackets.poll();
        }
        keyInSquareBrackets = id == ID.Key && brackets.peek() == ID.FlowSequenceStart;
        last = id;
    }
}
