package io.litefs4j.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.AdvertiseUrl;
import io.litefs4j.domain.node.ClusterId;
import io.litefs4j.domain.node.NodeApiException;
import io.litefs4j.domain.node.NodeEvent;
import io.litefs4j.domain.node.NodeId;
import io.litefs4j.domain.node.NodeInfo;
import io.litefs4j.domain.node.StoreVariables;
import io.litefs4j.domain.node.UnreadableAnswerException;
import io.litefs4j.domain.position.Checksum;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.Txid;
import io.litefs4j.domain.primary.Hostname;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever the bytes are, the outcome is a value or the exception of an unreadable answer. */
class NodeAnswersTest {
    private static final Wire.Call CALL =
            new Wire.Call(new AdvertiseUrl("http://n1:20202"), "GET", "/info", Duration.ofSeconds(1));
    private static final NodeId ID = new NodeId("00000000000000A1");
    private static final NodeInfo INFO =
            new NodeInfo(ID, new ClusterId("LFSC00000000000000AA"), false, true, "/data", new Hostname("n1"));

    @Property(tries = 300)
    void every_event_survives_its_line(@ForAll @From("events") NodeEvent event) {
        assertThat(NodeAnswers.event(CALL, GoJson.event(event).getBytes(StandardCharsets.UTF_8)))
                .contains(event);
    }

    @Property(tries = 100)
    void every_information_survives_its_text(
            @ForAll boolean isPrimary, @ForAll boolean candidate, @ForAll @From("hostnames") Hostname primary) {
        NodeInfo info = new NodeInfo(ID, ClusterId.NONE, isPrimary, candidate, "/d \"quoted\" \\ ü", primary);
        assertThat(NodeAnswers.info(CALL, answer(GoJson.info(info)))).isEqualTo(info);
    }

    @Property(tries = 100)
    void all_variables_survive_their_text(
            @ForAll boolean isPrimary, @ForAll boolean candidate, @ForAll @From("positions") Position position) {
        StoreVariables.Database database =
                new StoreVariables.Database(position, Map.of("read0", StoreVariables.LockState.SHARED));
        StoreVariables variables =
                new StoreVariables(isPrimary, candidate, Map.of(new DatabaseName("a b.db"), database));
        assertThat(NodeAnswers.variables(CALL, GoJson.variables(variables))).isEqualTo(variables);
    }

    @Property(tries = 500)
    void any_bytes_are_a_value_or_unreadable(@ForAll byte[] bytes) {
        assertValueOrUnreadable(bytes);
    }

    @Property(tries = 300)
    void a_truncated_answer_is_unreadable(@ForAll @IntRange(min = 0, max = 1000) int length) {
        byte[] whole = GoJson.info(INFO);
        byte[] cut = Arrays.copyOf(whole, length % (whole.length - 2));
        assertThat(outcome(() -> NodeAnswers.info(CALL, answer(cut)))).isInstanceOf(UnreadableAnswerException.class);
    }

    @Property(tries = 500)
    void an_answer_with_a_changed_byte_is_a_value_or_unreadable(@ForAll int at, @ForAll byte replacement) {
        for (byte[] whole : List.of(
                GoJson.info(INFO),
                GoJson.event(new NodeEvent.Init(true, new Hostname("n1"))).getBytes(StandardCharsets.UTF_8))) {
            whole[Math.floorMod(at, whole.length)] = replacement;
            assertValueOrUnreadable(whole);
        }
    }

    @Property(tries = 300)
    void json_of_any_shape_is_a_value_or_unreadable(@ForAll @From("json") String json) {
        assertValueOrUnreadable(json.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 20)
    void json_that_is_nested_without_end_is_unreadable(@ForAll @IntRange(min = 51, max = 20_000) int depth) {
        byte[] nested = ("[".repeat(depth) + "]".repeat(depth)).getBytes(StandardCharsets.UTF_8);
        assertThat(outcome(() -> NodeAnswers.info(CALL, answer(nested)))).isInstanceOf(UnreadableAnswerException.class);
    }

    @Property(tries = 200)
    void lines_are_what_was_between_the_newlines_however_the_bytes_come(
            @ForAll @IntRange(min = 1, max = 7) int piece, @ForAll List<@IntRange(min = 0, max = 9) Integer> lengths)
            throws Exception {
        StringBuilder text = new StringBuilder();
        lengths.forEach(length -> text.append("x".repeat(length)).append('\n'));
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        Lines lines = new Lines(9);
        List<Integer> found = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += piece) {
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + piece));
            lines.add(part).forEach(line -> found.add(line.length));
        }
        assertThat(found).isEqualTo(lengths);
    }

    @Provide
    Arbitrary<NodeEvent> events() {
        Arbitrary<NodeEvent> roles = Combinators.combine(Arbitraries.of(true, false), hostnames())
                .flatAs((primary, name) ->
                        Arbitraries.of(new NodeEvent.Init(primary, name), new NodeEvent.PrimaryChange(primary, name)));
        Arbitrary<NodeEvent> transactions = Combinators.combine(
                        positions(),
                        Arbitraries.of(512, 4096, 65_536),
                        Arbitraries.longs().between(0, 0xFFFF_FFFFL),
                        Arbitraries.longs().between(0, 4_000_000_000_000L))
                .as((position, size, pages, millis) -> new NodeEvent.Transaction(
                        new DatabaseName("notes.db"), position, size, pages, Instant.ofEpochMilli(millis)));
        return Arbitraries.oneOf(roles, transactions);
    }

    @Provide
    Arbitrary<Hostname> hostnames() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars('-', '.', 'ü', '"', '\\')
                .ofMaxLength(30)
                .map(Hostname::new);
    }

    @Provide
    Arbitrary<Position> positions() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
                .as((txid, checksum) -> new Position(new Txid(txid), new Checksum(checksum)));
    }

    @Provide
    Arbitrary<String> json() {
        Arbitrary<String> leaf = Arbitraries.of(
                "null", "true", "1", "-1", "1e999", "99999999999999999999", "\"\"", "\"n1\"", "[]", "{}");
        Arbitrary<String> key = Arbitraries.of(
                "type", "data", "db", "isPrimary", "hostname", "primary", "store", "dbs", "candidate", "path", "txID");
        Arbitrary<String> object = Arbitraries.lazyOf(() -> leaf, () -> leaf, this::json);
        return Combinators.combine(key, object, key, object)
                .as((one, first, other, second) ->
                        "{\"type\":\"tx\",\"" + one + "\":" + first + ",\"" + other + "\":" + second + "}");
    }

    private static void assertValueOrUnreadable(byte[] bytes) {
        assertReadOrUnreadable(() -> NodeAnswers.info(CALL, answer(bytes)));
        assertReadOrUnreadable(() -> NodeAnswers.variables(CALL, bytes));
        assertReadOrUnreadable(() -> NodeAnswers.event(CALL, bytes));
    }

    private static void assertReadOrUnreadable(Runnable reading) {
        assertThatCode(() -> outcome(reading)).doesNotThrowAnyException();
    }

    /** Returns the exception of our family, or something else where a value was read; other exceptions pass. */
    private static Object outcome(Runnable reading) {
        try {
            reading.run();
            return "a value";
        } catch (NodeApiException e) {
            return e;
        }
    }

    private static Wire.Answer answer(byte[] body) {
        return new Wire.Answer(Optional.of(ID), body);
    }
}
