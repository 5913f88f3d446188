package signalbox.app.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.file.AppFolders;
import signalbox.postgres.connection.ConnectionSpec;

class SavedFilterStoreTest {
    @TempDir
    private Path folder;

    private SavedFilterStore store(String profile) {
        var saved = Profile.of(ConnectionSpec.of("db", 5432, "prod", "odoo"), Environment.PRODUCTION)
                .named(profile);
        return new SavedFilterStore(AppFolders.below(folder), Destination.of(saved));
    }

    private Path file() {
        return folder.resolve("state/filters/acme.json");
    }

    private static void save(SavedFilterStore store, String name, String text) {
        store.change(filters -> filters.with(name, text));
        store.save();
    }

    @Test
    void filters_are_kept_per_profile_with_the_last_one() throws IOException {
        var store = store("acme");
        save(store, "Mail outage", "state:failed channel:root.mail.*");
        save(store, "Old", "created:>7d");
        store.change(filters -> filters.without("Old").withLast("retry:>0"));
        store.save();

        assertThat(store("acme").current())
                .isEqualTo(new SavedFilters("retry:>0", Map.of("Mail outage", "state:failed channel:root.mail.*")));
        assertThat(store("other").current()).isEqualTo(SavedFilters.NONE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void two_windows_on_one_profile_keep_the_filters_of_both() {
        var one = store("acme");
        var other = store("acme");

        save(one, "one", "state:failed");
        save(other, "other", "state:done");

        assertThat(store("acme").current().named()).containsOnlyKeys("one", "other");
    }

    @Test
    void a_file_that_cannot_be_read_is_told_and_not_lost() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"last\": \"state:failed\", \"named\": {\"Mine\": ");
        var store = store("acme");

        assertThat(store.fault()).contains("acme.json is not valid");
        save(store, "New", "state:done");

        assertThat(store.current().named()).containsOnlyKeys("New");
        assertThat(Files.readString(file())).contains("Mine");
    }
}
