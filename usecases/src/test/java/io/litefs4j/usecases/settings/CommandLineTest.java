package io.litefs4j.usecases.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.litefs4j.usecases.settings.CommandLine.End;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @Test
    void words_are_cut_at_blanks_and_line_breaks() {
        assertThat(CommandLine.read(" myapp  -addr\t:8081\n--x ").words())
                .containsExactly("myapp", "-addr", ":8081", "--x");
    }

    @Test
    void quotes_and_backslashes_keep_blanks_and_go_away() {
        assertThat(CommandLine.read("sh -c 'a b' \"c 'd\" e\\ f '' g'h'").words())
                .containsExactly("sh", "-c", "a b", "c 'd", "e f", "", "gh");
    }

    @Test
    void variables_and_backticks_are_plain_text() {
        assertThat(CommandLine.read("echo $HOME `date now` $(x y)").words())
                .containsExactly("echo", "$HOME", "`date now`", "$(x y)");
    }

    @Test
    void everything_from_an_operator_on_is_dropped() {
        assertThat(CommandLine.read("a b && c")).isEqualTo(new CommandLine(List.of("a", "b"), End.CUT_OFF));
        assertThat(CommandLine.read("a 2>x")).isEqualTo(new CommandLine(List.of("a"), End.CUT_OFF));
        assertThat(CommandLine.read("a b2>x")).isEqualTo(new CommandLine(List.of("a", "b2"), End.CUT_OFF));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a 'b", "a \"b", "a `b", "a $(b", "a \\", "(a)", "a)", "`it's`"})
    void what_is_left_open_cannot_be_read(String text) {
        assertThat(CommandLine.read(text)).isEqualTo(new CommandLine(List.of(), End.UNREADABLE));
    }

    @Property(tries = 300)
    void words_in_single_quotes_come_back_as_they_went_in(
            @ForAll @Size(max = 5) List<@AlphaChars @NotEmpty String> words) {
        String text = words.stream().map(word -> "'" + word + " ;'").collect(Collectors.joining(" "));

        assertThat(CommandLine.read(text).words())
                .isEqualTo(words.stream().map(word -> word + " ;").toList());
    }

    @Property(tries = 300)
    void any_text_is_read_to_one_of_the_three_ends(@ForAll String text) {
        CommandLine line = CommandLine.read(text);

        assertThat(line.words())
                .satisfies(words -> assertThat(line.end() != End.UNREADABLE || words.isEmpty())
                        .isTrue());
    }
}
