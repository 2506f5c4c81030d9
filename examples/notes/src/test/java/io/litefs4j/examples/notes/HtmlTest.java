package io.litefs4j.examples.notes;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class HtmlTest {
    @Property
    void escaped_text_has_nothing_that_ends_an_element_or_an_attribute(@ForAll String any) {
        assertThat(Html.escape(any)).doesNotContain("<", ">", "\"", "'");
    }

    @Property
    void a_browser_reads_back_what_was_escaped(@ForAll String any) {
        String read = Html.escape(any)
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
        assertThat(read).isEqualTo(any);
    }
}
