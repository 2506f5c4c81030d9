package io.litefs4j.adapters.http;

import io.litefs4j.domain.InvalidValueException;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.node.ClusterId;
import io.litefs4j.domain.node.NodeEvent;
import io.litefs4j.domain.node.NodeId;
import io.litefs4j.domain.node.NodeInfo;
import io.litefs4j.domain.node.StoreVariables;
import io.litefs4j.domain.node.StoreVariables.LockState;
import io.litefs4j.domain.node.UnreadableAnswerException;
import io.litefs4j.domain.position.Checksum;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.position.Txid;
import io.litefs4j.domain.primary.Hostname;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what LiteFS writes. Whatever the bytes are, the outcome is a value or {@link UnreadableAnswerException}.
 *
 * <p>A database whose name our {@link DatabaseName} refuses is passed over: LiteFS holds any name that a client opens, even
 * one of its own markers. A field that is not known is passed over too.
 *
 * <p>Source: superfly/litefs {@code litefs.go}, {@code NodeInfo}; {@code store.go}, {@code StoreVar}, {@code Event}.
 */
final class NodeAnswers {
    private NodeAnswers() {}

    private interface Reading<T> {
        T read() throws IOException;
    }

    static NodeId nodeId(Wire.Call call, String header) {
        return reading(call, () -> new NodeId(header));
    }

    static NodeInfo info(Wire.Call call, Wire.Answer answer) {
        NodeId id = answer.id().orElseThrow(() -> Wire.unreadable(call, "has no header Litefs-Id"));
        return reading(call, () -> {
            JsonObject info = JsonObject.read(answer.body());
            return new NodeInfo(
                    id,
                    new ClusterId(info.textOrNone("clusterID")),
                    info.flag("isPrimary"),
                    info.flag("candidate"),
                    info.text("path"),
                    new Hostname(info.object("primary").text("hostname")));
        });
    }

    static StoreVariables variables(Wire.Call call, byte[] body) {
        return reading(call, () -> {
            JsonObject store = JsonObject.read(body).object("store");
            JsonObject databases = store.object("dbs");
            Map<DatabaseName, StoreVariables.Database> known = new LinkedHashMap<>();
            for (String name : databases.names()) {
                StoreVariables.Database database = database(databases.object(name));
                databaseName(name).ifPresent(valid -> known.put(valid, database));
            }
            return new StoreVariables(store.flag("isPrimary"), store.flag("candidate"), known);
        });
    }

    /** Reads an event line; empty where the event or its database is of a kind that we do not know. */
    static Optional<NodeEvent> event(Wire.Call call, byte[] line) {
        return reading(call, () -> {
            JsonObject event = JsonObject.read(line);
            String type = event.text("type");
            return switch (type) {
                case "init" -> Optional.of(init(event.object("data")));
                case "primaryChange" -> Optional.of(primaryChange(event.object("data")));
                case "tx" -> transaction(event.text("db"), event.object("data"));
                default -> Optional.empty();
            };
        });
    }

    private static NodeEvent init(JsonObject role) throws IOException {
        return new NodeEvent.Init(role.flag("isPrimary"), primary(role));
    }

    private static NodeEvent primaryChange(JsonObject role) throws IOException {
        return new NodeEvent.PrimaryChange(role.flag("isPrimary"), primary(role));
    }

    private static Optional<NodeEvent> transaction(String database, JsonObject data) throws IOException {
        Position position = position(data.text("txID"), data.text("postApplyChecksum"));
        long pageSize = data.unsigned("pageSize");
        long pages = data.unsigned("commit");
        Instant timestamp = Instant.parse(data.text("timestamp"));
        return databaseName(database)
                .map(name -> new NodeEvent.Transaction(name, position, Math.toIntExact(pageSize), pages, timestamp));
    }

    private static Hostname primary(JsonObject role) throws IOException {
        return new Hostname(role.textOrNone("hostname"));
    }

    private static StoreVariables.Database database(JsonObject database) throws IOException {
        JsonObject locks = database.object("locks");
        Map<String, LockState> states = new LinkedHashMap<>();
        for (String lock : locks.names()) {
            states.put(lock, LockState.valueOf(locks.text(lock).toUpperCase(Locale.ROOT)));
        }
        return new StoreVariables.Database(position(database.text("txid"), database.text("checksum")), states);
    }

    private static Position position(String txid, String checksum) {
        return new Position(Txid.parse(txid), Checksum.parse(checksum));
    }

    private static Optional<DatabaseName> databaseName(String text) {
        try {
            return Optional.of(new DatabaseName(text));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    private static <T> T reading(Wire.Call call, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException
                | InvalidValueException
                | DateTimeException
                | IllegalArgumentException
                | ArithmeticException e) {
            throw new UnreadableAnswerException(
                    call.node(), call.words(), "cannot be read: " + firstLine(String.valueOf(e.getMessage())), e);
        }
    }

    /** Jackson's messages go on with the place in the source and bits of it. */
    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
