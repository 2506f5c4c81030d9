package io.litefs4j.adapters.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.litefs4j.domain.node.NodeEvent;
import io.litefs4j.domain.node.NodeInfo;
import io.litefs4j.domain.node.StoreVariables;
import io.litefs4j.domain.position.Position;
import io.litefs4j.domain.primary.Hostname;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes what LiteFS writes: what is empty is left out where Go says omitempty. */
final class GoJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private GoJson() {}

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    static byte[] info(NodeInfo info) {
        return (object(json -> {
                            optional(json, "clusterID", info.clusterId().value());
                            json.writeBooleanField("isPrimary", info.isPrimary());
                            json.writeBooleanField("candidate", info.candidate());
                            json.writeStringField("path", info.dataDir());
                            json.writeObjectFieldStart("primary");
                            json.writeStringField("hostname", info.primary().value());
                            json.writeEndObject();
                        })
                        + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] variables(StoreVariables variables) {
        return object(json -> {
                    json.writeArrayFieldStart("cmdline");
                    json.writeString("litefs");
                    json.writeEndArray();
                    json.writeObjectFieldStart("store");
                    json.writeBooleanField("isPrimary", variables.isPrimary());
                    json.writeBooleanField("candidate", variables.candidate());
                    json.writeObjectFieldStart("dbs");
                    for (var database : variables.databases().entrySet()) {
                        json.writeObjectFieldStart(database.getKey().value());
                        json.writeStringField("name", database.getKey().value());
                        position(json, "txid", "checksum", database.getValue().position());
                        json.writeObjectFieldStart("locks");
                        for (var lock : database.getValue().locks().entrySet()) {
                            json.writeStringField(
                                    lock.getKey(), lock.getValue().name().toLowerCase(Locale.ROOT));
                        }
                        json.writeEndObject();
                        json.writeEndObject();
                    }
                    json.writeEndObject();
                    json.writeEndObject();
                })
                .getBytes(StandardCharsets.UTF_8);
    }

    static String event(NodeEvent event) {
        if (event instanceof NodeEvent.Init init) {
            return role("init", init.isPrimary(), init.primary());
        }
        if (event instanceof NodeEvent.PrimaryChange change) {
            return role("primaryChange", change.isPrimary(), change.primary());
        }
        NodeEvent.Transaction transaction = (NodeEvent.Transaction) event;
        return object(json -> {
                    json.writeStringField("type", "tx");
                    json.writeStringField("db", transaction.database().value());
                    json.writeObjectFieldStart("data");
                    position(json, "txID", "postApplyChecksum", transaction.position());
                    json.writeNumberField("pageSize", transaction.pageSize());
                    json.writeNumberField("commit", transaction.pages());
                    json.writeStringField("timestamp", transaction.timestamp().toString());
                    json.writeEndObject();
                })
                + "\n";
    }

    private static String role(String type, boolean isPrimary, Hostname primary) {
        return object(json -> {
                    json.writeStringField("type", type);
                    json.writeObjectFieldStart("data");
                    json.writeBooleanField("isPrimary", isPrimary);
                    optional(json, "hostname", primary.value());
                    json.writeEndObject();
                })
                + "\n";
    }

    private static void position(JsonGenerator json, String txid, String checksum, Position position)
            throws IOException {
        json.writeStringField(txid, position.txid().toString());
        json.writeStringField(checksum, position.checksum().toString());
    }

    private static void optional(JsonGenerator json, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    private static String object(Writing fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            fields.to(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
