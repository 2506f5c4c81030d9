package io.litefs4j.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.litefs4j.domain.database.DatabaseName;
import io.litefs4j.domain.health.Health;
import io.litefs4j.domain.health.HealthReason;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.primary.Lag;
import io.litefs4j.domain.primary.NodeRole;
import io.litefs4j.domain.splitbrain.NodeClaim;
import io.litefs4j.domain.status.DatabaseStatus;
import io.litefs4j.domain.status.NodeStatus;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * A status as JSON. The fields are always there and keep their names: {@code mount, state, role, primary, lagMillis,
 * databases, peers, health}. What is not known is null.
 */
final class StatusJson {
    private StatusJson() {}

    static void write(NodeStatus status, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("mount", status.mount().value());
        json.writeStringField("state", name(status.state()));
        writeRole(status, json);
        json.writeArrayFieldStart("databases");
        for (DatabaseStatus database : status.databases()) {
            writePosition(database.name(), database.position(), json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("peers");
        for (NodeClaim peer : status.peers()) {
            writeClaim(peer, json);
        }
        json.writeEndArray();
        writeHealth(status.health(), json);
        json.writeEndObject();
    }

    private static void writeRole(NodeStatus status, JsonGenerator json) throws IOException {
        writeText("role", status.role().map(StatusText::roleName).orElse(""), json);
        writeText("primary", status.role().map(StatusJson::primary).orElse(""), json);
        Lag lag = status.lag();
        if (lag.isKnown()) {
            json.writeNumberField("lagMillis", lag.millis());
        } else {
            json.writeNullField("lagMillis");
        }
    }

    private static String primary(NodeRole role) {
        return role.fold(() -> "", replica -> replica.primary().value(), () -> "");
    }

    private static void writePosition(DatabaseName name, Position position, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name.value());
        json.writeStringField("txid", position.txid().toString());
        json.writeStringField("checksum", position.checksum().toString());
        json.writeEndObject();
    }

    private static void writeClaim(NodeClaim claim, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("url", claim.node().value());
        if (claim instanceof NodeClaim.Unknown unknown) {
            json.writeStringField("claim", "unknown");
            json.writeStringField("reason", unknown.reason());
        } else if (claim instanceof NodeClaim.NotPrimary notPrimary) {
            json.writeStringField("claim", "not-primary");
            writeText("clusterId", notPrimary.clusterId().value(), json);
            writeText("primary", notPrimary.primary().value(), json);
            writePositions(notPrimary.positions(), json);
        } else if (claim instanceof NodeClaim.Primary primary) {
            json.writeStringField("claim", "primary");
            writeText("clusterId", primary.clusterId().value(), json);
            writePositions(primary.positions(), json);
        }
        json.writeEndObject();
    }

    private static void writePositions(Map<DatabaseName, Position> positions, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("databases");
        for (Map.Entry<DatabaseName, Position> entry : new TreeMap<>(positions).entrySet()) {
            writePosition(entry.getKey(), entry.getValue(), json);
        }
        json.writeEndArray();
    }

    private static void writeHealth(Health health, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("health");
        json.writeStringField("status", name(health.status()));
        json.writeArrayFieldStart("reasons");
        for (HealthReason reason : health.reasons()) {
            json.writeStartObject();
            json.writeStringField("code", name(reason.code()));
            json.writeStringField("text", reason.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeText(String field, String text, JsonGenerator json) throws IOException {
        if (text.isEmpty()) {
            json.writeNullField(field);
        } else {
            json.writeStringField(field, text);
        }
    }

    private static String name(Enum<?> constant) {
        return StatusText.name(constant);
    }
}
