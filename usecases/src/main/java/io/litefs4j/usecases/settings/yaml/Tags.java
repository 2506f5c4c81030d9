package io.litefs4j.usecases.settings.yaml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.tokens.DirectiveToken;
import org.yaml.snakeyaml.tokens.TagToken;
import org.yaml.snakeyaml.tokens.TagTuple;
import org.yaml.snakeyaml.tokens.Token;

/**
 * Scans tags, and the {@code %YAML} and {@code %TAG} lines before a document. Not thread-safe.
 *
 * <p>Source: gopkg.in/yaml.v3 {@code scannerc.go}, {@code scan_tag}, {@code scan_directive}.
 */
final class Tags {
    private static final int LONGEST_VERSION_NUMBER = 2;

    private final Characters in;

    Tags(Characters in) {
        this.in = in;
    }

    TagToken scanTag() {
        Mark start = in.mark();
        TagTuple tag = in.peek(1) == '<' ? verbatimTag() : shorthandTag();
        if (!Chars.isBlankOrEnd(in.peek())) {
            throw in.refusal("a blank must follow a tag");
        }
        return new TagToken(tag, start, in.mark());
    }

    private TagTuple verbatimTag() {
        in.skip(2);
        String uri = uri("");
        if (in.peek() != '>') {
            throw in.refusal("a tag that begins with '!<' must end with '>'");
        }
        in.skip();
        return new TagTuple(null, uri);
    }

    private TagTuple shorthandTag() {
        String handle = handle();
        if (handle.length() > 1 && handle.endsWith("!")) {
            return new TagTuple(handle, uri(""));
        }
        String suffix = uri(handle);
        return suffix.isEmpty() ? new TagTuple(null, "!") : new TagTuple("!", suffix);
    }

    private String handle() {
        if (in.peek() != '!') {
            throw in.refusal("a tag handle must begin with '!'");
        }
        StringBuilder handle = new StringBuilder();
        in.readInto(handle);
        while (Chars.isWord(in.peek())) {
            in.readInto(handle);
        }
        if (in.peek() == '!') {
            in.readInto(handle);
        }
        return handle.toString();
    }

    /** @param head what was taken for a handle and is the beginning of the tag; its {@code !} is not part of the tag */
    private String uri(String head) {
        ByteArrayOutputStream uri = new ByteArrayOutputStream();
        uri.writeBytes(head.isEmpty() ? new byte[0] : head.substring(1).getBytes(StandardCharsets.UTF_8));
        boolean any = !head.isEmpty();
        while (Chars.isUri(in.peek())) {
            if (in.peek() == '%') {
                readEscapedCharacter(uri);
            } else {
                uri.write(in.peek());
                in.skip();
            }
            any = true;
        }
        if (!any) {
            throw in.refusal("a tag must follow here");
        }
        return uri.toString(StandardCharsets.UTF_8);
    }

    private void readEscapedCharacter(ByteArrayOutputStream uri) {
        int lead = octet();
        int width =
                lead < 0x80 ? 1 : (lead & 0xE0) == 0xC0 ? 2 : (lead & 0xF0) == 0xE0 ? 3 : (lead & 0xF8) == 0xF0 ? 4 : 0;
        if (width == 0) {
            throw in.refusal("the escapes in this tag are not UTF-8");
        }
        uri.write(lead);
        for (int k = 1; k < width; k++) {
            int trail = octet();
            if ((trail & 0xC0) != 0x80) {
                throw in.refusal("the escapes in this tag are not UTF-8");
            }
            uri.write(trail);
        }
    }

    private int octet() {
        int high = Chars.hex(in.peek(1));
        int low = Chars.hex(in.peek(2));
        if (in.peek() != '%' || high < 0 || low < 0) {
            throw in.refusal("'%' in a tag needs two hexadecimal digits");
        }
        in.skip(3);
        return (high << 4) | low;
    }

    Token scanDirective() {
        Mark start = in.mark();
        in.skip();
        StringBuilder name = new StringBuilder();
        while (Chars.isWord(in.peek())) {
            in.readInto(name);
        }
        if (!Chars.isBlankOrEnd(in.peek())) {
            throw in.refusal("the name of a directive is letters only");
        }
        Token directive = switch (name.toString()) {
            case "YAML" -> versionDirective(start);
            case "TAG" -> tagDirective(start);
            default ->
                throw Characters.refusal(start, "unknown directive '%" + name + "'; LiteFS knows %YAML and %TAG");
        };
        in.skipBlanks();
        if (in.peek() == '#') {
            in.skipToBreak();
        }
        if (!Chars.isBreakOrEnd(in.peek())) {
            throw in.refusal("only a comment may follow a directive");
        }
        in.skipBreak();
        return directive;
    }

    private Token versionDirective(Mark start) {
        in.skipBlanks();
        int major = versionNumber();
        if (in.peek() != '.') {
            throw in.refusal("%YAML needs a version like 1.1");
        }
        in.skip();
        int minor = versionNumber();
        return new DirectiveToken<>("YAML", List.of(major, minor), start, in.mark());
    }

    private int versionNumber() {
        int number = 0;
        int length = 0;
        while (Chars.isDigit(in.peek())) {
            length++;
            if (length > LONGEST_VERSION_NUMBER) {
                throw in.refusal("this version number is too long");
            }
            number = number * 10 + (in.peek() - '0');
            in.skip();
        }
        if (length == 0) {
            throw in.refusal("%YAML needs a version like 1.1");
        }
        return number;
    }

    private Token tagDirective(Mark start) {
        in.skipBlanks();
        String handle = handle();
        if (!handle.equals("!") && !handle.endsWith("!")) {
            throw in.refusal("a tag handle must end with '!'");
        }
        if (!Chars.isBlank(in.peek())) {
            throw in.refusal("a blank must follow a tag handle");
        }
        in.skipBlanks();
        String prefix = uri("");
        if (!Chars.isBlankOrEnd(in.peek())) {
            throw in.refusal("a blank must follow a tag prefix");
        }
        return new DirectiveToken<>("TAG", List.of(handle, prefix), start, in.mark());
    }
}
