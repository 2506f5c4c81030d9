package io.litefs4j.usecases.settings.yaml;

import static org.yaml.snakeyaml.tokens.Token.ID;

import io.litefs4j.usecases.settings.yaml.SimpleKeys.SimpleKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.tokens.BlockEndToken;
import org.yaml.snakeyaml.tokens.BlockEntryToken;
import org.yaml.snakeyaml.tokens.BlockMappingStartToken;
import org.yaml.snakeyaml.tokens.BlockSequenceStartToken;
import org.yaml.snakeyaml.tokens.DocumentEndToken;
import org.yaml.snakeyaml.tokens.DocumentStartToken;
import org.yaml.snakeyaml.tokens.FlowEntryToken;
import org.yaml.snakeyaml.tokens.FlowMappingEndToken;
import org.yaml.snakeyaml.tokens.FlowMappingStartToken;
import org.yaml.snakeyaml.tokens.FlowSequenceEndToken;
import org.yaml.snakeyaml.tokens.FlowSequenceStartToken;
import org.yaml.snakeyaml.tokens.KeyToken;
import org.yaml.snakeyaml.tokens.ScalarToken;
import org.yaml.snakeyaml.tokens.StreamEndToken;
import org.yaml.snakeyaml.tokens.StreamStartToken;
import org.yaml.snakeyaml.tokens.Token;
import org.yaml.snakeyaml.tokens.ValueToken;

/**
 * Cuts a document into SnakeYAML's tokens where LiteFS's YAML reader cuts it. Not thread-safe.
 *
 * <p>SnakeYAML's own scanner draws other lines: it refuses a tab behind a colon, takes directives and anchors that LiteFS does
 * not know, ends plain text in brackets elsewhere. Like its model this one runs two tokens ahead of the parser, for an error
 * there counts even behind the end of the first document. Source: gopkg.in/yaml.v3 {@code scannerc.go}.
 */
final class TokenScanner implements Scanner {
    private static final int TOKENS_AHEAD = 3;

    private final Characters in;
    private final SimpleKeys keys;
    private final Indents indents = new Indents();
    private final Comments comments;
    private final PlainScalars plain;
    private final QuotedScalars quoted;
    private final BlockScalars block;
    private final Tags tags;
    private final Anchors anchors;

    private final List<Token> tokens = new ArrayList<>();
    private int tokensTaken;
    private boolean headDecided;
    private boolean begun;
    private boolean keyAllowed = true;

    TokenScanner(Characters in) {
        this.in = in;
        keys = new SimpleKeys(in);
        comments = new Comments(in);
        plain = new PlainScalars(in);
        quoted = new QuotedScalars(in);
        block = new BlockScalars(in);
        tags = new Tags(in);
        anchors = new Anchors(in);
    }

    @Override
    public boolean checkToken(ID... choices) {
        ID id = peekToken().getTokenId();
        return choices.length == 0 || Arrays.stream(choices).anyMatch(choice -> choice == id);
    }

    @Override
    public Token peekToken() {
        if (!headDecided) {
            while (tokens.size() < TOKENS_AHEAD || keys.isUndecided(tokensTaken)) {
                fetch();
            }
            headDecided = true;
        }
        return tokens.get(0);
    }

    @Override
    public Token getToken() {
        Token token = peekToken();
        headDecided = false;
        tokensTaken++;
        tokens.remove(0);
        return token;
    }

    @Override
    public void resetDocumentIndex() {
        // Only SnakeYAML's own limit on the length of a document counts from here.
    }

    private void fetch() {
        if (!begun) {
            begun = true;
            in.ensure(1);
            tokens.add(new StreamStartToken(in.mark(), in.mark()));
            return;
        }
        skipToNextToken();
        closeBlocks(in.column());
        in.ensure(4);
        int c = in.peek();
        if (c == Chars.END) {
            fetchStreamEnd();
        } else if (in.column() == 0 && c == '%') {
            leaveDocument();
            tokens.add(tags.scanDirective());
        } else if (in.isAtDocumentIndicator()) {
            leaveDocument();
            add(c == '-' ? DocumentStartToken::new : DocumentEndToken::new, 3);
        } else {
            fetchWithinDocument(c);
            if (tokens.get(tokens.size() - 1).getTokenId() != ID.BlockEntry) {
                comments.skipLineComment();
            }
        }
    }

    private void fetchWithinDocument(int c) {
        boolean flow = indents.isFlow();
        boolean alone = Chars.isBlankOrEnd(in.peek(1));
        if (c == '[' || c == '{') {
            fetchFlowStart(c);
        } else if (c == ']' || c == '}') {
            fetchFlowEnd(c);
        } else if (c == ',') {
            fetchFlowEntry();
        } else if (c == '-' && alone) {
            fetchBlockEntry();
        } else if (c == '?' && (flow || alone)) {
            fetchKey();
        } else if (c == ':' && (flow || alone)) {
            fetchValue();
        } else if ((c == '|' || c == '>') && !flow) {
            keys.remove();
            keyAllowed = true;
            tokens.add(block.scan(indents.current()));
        } else {
            fetchText(c, flow);
        }
    }

    private void fetchText(int c, boolean flow) {
        if (Chars.isBlank(c) || "|>%@`".indexOf(c) >= 0) {
            throw in.refusal(
                    c == '\t'
                            ? "a tab cannot indent; use spaces"
                            : "no text can begin with '" + Character.toString(c) + "' without quotes");
        }
        saveKey();
        keyAllowed = false;
        switch (c) {
            case '*', '&' -> tokens.add(anchors.scan());
            case '!' -> tokens.add(tags.scanTag());
            case '\'', '"' -> tokens.add(quoted.scan(c));
            default -> {
                ScalarToken text = plain.scan(indents.current() + 1, flow);
                tokens.add(text);
                keyAllowed = plain.endedBehindBreak();
            }
        }
    }

    private void skipToNextToken() {
        while (true) {
            in.skipByteOrderMark();
            while (in.peek() == ' ' || (in.peek() == '\t' && (indents.isFlow() || !keyAllowed))) {
                in.skip();
            }
            if (in.peek() == '#') {
                comments.skipComments();
            }
            if (!Chars.isBreak(in.peek())) {
                return;
            }
            in.skipBreak();
            keyAllowed |= !indents.isFlow();
        }
    }

    private void fetchStreamEnd() {
        in.forceNewLine();
        leaveDocument();
        tokens.add(new StreamEndToken(in.mark(), in.mark()));
    }

    private void leaveDocument() {
        closeBlocks(-1);
        keys.remove();
        keyAllowed = false;
    }

    private void fetchFlowStart(int c) {
        saveKey();
        keys.enterLevel(nextToken());
        indents.enterFlow(in);
        keyAllowed = true;
        add(c == '[' ? FlowSequenceStartToken::new : FlowMappingStartToken::new, 1);
    }

    private void fetchFlowEnd(int c) {
        keys.remove();
        if (indents.isFlow()) {
            keys.leaveLevel();
            indents.leaveFlow();
        }
        keyAllowed = false;
        add(c == ']' ? FlowSequenceEndToken::new : FlowMappingEndToken::new, 1);
    }

    private void fetchFlowEntry() {
        keys.remove();
        keyAllowed = true;
        add(FlowEntryToken::new, 1);
    }

    private void fetchBlockEntry() {
        if (!indents.isFlow()) {
            checkKeyAllowed("a list item cannot begin here; put '-' on a line of its own");
            openBlock(in.column(), tokens.size(), BlockSequenceStartToken::new, in.mark());
        }
        keys.remove();
        keyAllowed = true;
        add(BlockEntryToken::new, 1);
    }

    private void fetchKey() {
        if (!indents.isFlow()) {
            checkKeyAllowed("a key cannot begin here");
            openBlock(in.column(), tokens.size(), BlockMappingStartToken::new, in.mark());
        }
        keys.remove();
        keyAllowed = !indents.isFlow();
        add(KeyToken::new, 1);
    }

    private void fetchValue() {
        Optional<SimpleKey> key = keys.take();
        if (key.isPresent()) {
            insertKey(key.get().token() - tokensTaken, key.get().mark());
            keyAllowed = false;
        } else {
            if (!indents.isFlow()) {
                checkKeyAllowed("no second ':' can follow here; quote the text if the colon belongs to it");
                openBlock(in.column(), tokens.size(), BlockMappingStartToken::new, in.mark());
            }
            keyAllowed = !indents.isFlow();
        }
        add(ValueToken::new, 1);
    }

    private void insertKey(int place, Mark mark) {
        insert(place, new KeyToken(mark, mark));
        openBlock(mark.getColumn(), place, BlockMappingStartToken::new, mark);
    }

    /** A key that the parser has got already, as happens to {@code []} and {@code [,]}, is too late: its mark comes behind. */
    private void insert(int place, Token token) {
        tokens.add(place < 0 ? tokens.size() : place, token);
    }

    private void checkKeyAllowed(String otherwise) {
        if (!keyAllowed) {
            throw in.refusal(otherwise);
        }
    }

    private void saveKey() {
        if (keyAllowed) {
            keys.save(nextToken(), !indents.isFlow() && indents.current() == in.column());
        }
    }

    private int nextToken() {
        return tokensTaken + tokens.size();
    }

    private void openBlock(int column, int place, TokenMaker start, Mark mark) {
        if (indents.open(column, in)) {
            insert(place, start.make(mark, mark));
        }
    }

    private void closeBlocks(int column) {
        while (indents.closeIfDeeperThan(column)) {
            tokens.add(new BlockEndToken(in.mark(), in.mark()));
        }
    }

    private interface TokenMaker {
        Token make(Mark start, Mark end);
    }

    private void add(TokenMaker maker, int length) {
        Mark start = in.mark();
        in.skip(length);
        tokens.add(maker.make(start, in.mark()));
    }
}
