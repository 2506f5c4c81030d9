package io.litefs4j.cli.process;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a command may know of the process it runs in. The environment is read here and nowhere below.
 *
 * @param environment the environment variables
 * @param directory what relative file names are relative to
 */
public record Surroundings(Map<String, String> environment, Path directory) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Returns those of this process, with {@code HOSTNAME} set as LiteFS sets it where the environment has none. */
    public static Surroundings ofThisProcess() {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        hostname().ifPresent(name -> environment.putIfAbsent("HOSTNAME", name));
        return new Surroundings(environment, Path.of("").toAbsolutePath());
    }

    /** Returns the variable's value; empty where it is unset or empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    private static Optional<String> hostname() {
        try {
            return Optional.of(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
