package io.litefs4j.testkit.settings;

import io.litefs4j.domain.settings.ConfigFiles;
import io.litefs4j.testkit.contract.ConfigFilesContract;
import java.nio.file.Path;

class FakeConfigFilesTest extends ConfigFilesContract {
    private static final Path ETC = Path.of("/etc");
    private static final Path LITEFS = Path.of("/litefs");

    private final FakeConfigFiles files = new FakeConfigFiles().directory(ETC).mount(LITEFS);

    @Override
    protected ConfigFiles files() {
        return files;
    }

    @Override
    protected Path directory() {
        return ETC;
    }

    @Override
    protected Path mount() {
        return LITEFS;
    }

    @Override
    protected void place(Path file, byte[] content) {
        files.place(file, content);
    }

    @Override
    protected int limit() {
        return FakeConfigFiles.MAX_BYTES;
    }
}
