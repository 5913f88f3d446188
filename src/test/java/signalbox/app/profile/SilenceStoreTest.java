package signalbox.app.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.file.AppFolders;
import signalbox.postgres.connection.ConnectionSpec;

class SilenceStoreTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

    private SilenceStore store(String profile) {
        var saved = Profile.of(ConnectionSpec.of("db", 5432, "prod", "odoo"), Environment.PRODUCTION)
                .named(profile);
        return new SilenceStore(AppFolders.below(folder), Destination.of(saved), now::get);
    }

    private Path file() {
        return folder.resolve("state/silences/acme.json");
    }

    @Test
    void a_silence_is_kept_per_profile_until_it_is_over() throws IOException {
        var store = store("acme");
        store.silence("no-leader", NOW.plusSeconds(60));
        store.silence("pooler", NOW.plusSeconds(600));
        store.endSilence("pooler");

        assertThat(store("acme").current().until()).isEqualTo(Map.of("no-leader", NOW.plusSeconds(60)));
        assertThat(store("other").current().until()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        now.set(NOW.plusSeconds(60));
        assertThat(store.current().until()).isEmpty();
        assertThat(store("acme").current().until()).isEmpty();
    }

    @Test
    void two_windows_on_one_profile_keep_the_silences_of_both() {
        var one = store("acme");
        var other = store("acme");

        one.silence("no-leader", NOW.plusSeconds(60));
        other.silence("pooler", NOW.plusSeconds(600));

        var both = Map.of("no-leader", NOW.plusSeconds(60), "pooler", NOW.plusSeconds(600));
        assertThat(store("acme").current().until()).isEqualTo(both);
        one.readAgain();
        assertThat(one.current().until()).isEqualTo(both);
        one.endSilence("pooler");
        other.silence("hidden-start", NOW.plusSeconds(60));
        assertThat(store("acme").current().until()).containsOnlyKeys("no-leader", "hidden-start");
    }

    @Test
    void a_file_that_is_not_valid_silences_nothing_and_is_left_alone() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{ \"until\": 7 }");

        assertThat(store("acme").current().until()).isEmpty();
        assertThat(Files.readString(file())).isEqualTo("{ \"until\": 7 }");
    }
}
