package io.litefs4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this library, written into a resource by the build. */
final class Version {
    private static final String RESOURCE = "version.properties";

    private Version() {}

    static String read() {
        Properties properties = new Properties();
        try (InputStream resource = Version.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("the jar of litefs4j has no " + RESOURCE);
            }
            properties.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
        return properties.getProperty("version", "");
    }
}
