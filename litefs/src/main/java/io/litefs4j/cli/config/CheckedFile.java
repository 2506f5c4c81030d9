package io.litefs4j.cli.config;

import com.fasterxml.jackson.core.JsonGenerator;
import io.litefs4j.usecases.settings.ConfigFault;
import io.litefs4j.usecases.settings.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/**
 * One configuration file with everything that is to be said about it.
 *
 * @param name as it was given
 * @param faults why it is refused; empty where it is accepted
 * @param lint what LiteFS accepts and later regrets
 */
public record CheckedFile(String name, List<ConfigFault> faults, List<Finding> lint) {
    public CheckedFile {
        faults = List.copyOf(faults);
        lint = List.copyOf(lint);
    }

    public boolean isAccepted() {
        return faults.isEmpty();
    }

    /** Prints the verdict, then a line for each fault and each finding. */
    public void printTo(PrintWriter out, Ansi ansi) {
        out.printf("%s: %s%n", name, ansi.string(isAccepted() ? "@|green accepted|@" : "@|red refused|@"));
        for (ConfigFault fault : faults) {
            out.printf("  %s (%s)%n", fault.line() == 0 ? fault.message() : fault, refuser(fault));
        }
        for (Finding finding : lint) {
            out.printf("  %s %s: %s%n", word(finding), finding.key(), finding.reason());
            out.printf("    %s%n", finding.remedy());
        }
    }

    /** Writes the same as one JSON object. */
    public void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", name);
        json.writeBooleanField("accepted", isAccepted());
        json.writeArrayFieldStart("faults");
        for (ConfigFault fault : faults) {
            json.writeStartObject();
            json.writeStringField("key", fault.key());
            json.writeNumberField("line", fault.line());
            json.writeNumberField("column", fault.column());
            json.writeStringField("by", fault.by().text());
            json.writeStringField("message", fault.message());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("lint");
        for (Finding finding : lint) {
            json.writeStartObject();
            json.writeStringField("severity", word(finding));
            json.writeStringField("key", finding.key());
            json.writeStringField("reason", finding.reason());
            json.writeStringField("remedy", finding.remedy());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String refuser(ConfigFault fault) {
        return fault.by() == ConfigFault.Refuser.LITEFS ? "LiteFS refuses" : "litefs4j refuses";
    }

    private static String word(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }
}
