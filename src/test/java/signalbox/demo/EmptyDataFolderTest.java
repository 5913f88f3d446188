package signalbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmptyDataFolderTest {
    /// Writes a file into the folder that the last argument names.
    private static final String INITDB =
            "#!/bin/sh\nfor to; do :; done\nmkdir \"$to/base\"; echo 18 >\"$to/base/PG_VERSION\"\n";

    @TempDir
    private Path folder;

    private Path binaries;
    private EmptyDataFolder empty;

    @BeforeEach
    void unpack() {
        binaries = folder.resolve("postgresql");
        empty = new EmptyDataFolder(binaries);
    }

    private void unpack(String version, String initdb) throws IOException {
        var program = Files.createDirectories(binaries.resolve(version).resolve("bin"))
                .resolve("initdb");
        Files.writeString(program, initdb);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void the_first_demo_has_none_and_the_next_one_gets_a_copy_that_only_its_owner_reads() throws IOException {
        unpack("PG-1", INITDB);
        var data = folder.resolve("data");
        assertThat(empty.copyTo(data)).isFalse();

        empty.keep();

        assertThat(empty.copyTo(data)).isTrue();
        assertThat(data.resolve("base/PG_VERSION")).hasContent("18");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
    }

    @Test
    void one_that_could_not_be_made_is_not_kept() throws IOException {
        unpack("PG-1", INITDB + "exit 1\n");
        empty.keep();
        assertThat(empty.copyTo(folder.resolve("data"))).isFalse();
        try (var left = Files.list(binaries.resolve("PG-1"))) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly("bin");
        }
    }

    @Test
    void with_two_versions_it_is_not_known_which_will_run() throws IOException {
        unpack("PG-1", INITDB);
        empty.keep();
        unpack("PG-2", INITDB);
        assertThat(empty.copyTo(folder.resolve("data"))).isFalse();
    }

    @Test
    void before_anything_is_unpacked_there_is_none() {
        empty.keep();
        assertThat(empty.copyTo(folder.resolve("data"))).isFalse();
    }
}
