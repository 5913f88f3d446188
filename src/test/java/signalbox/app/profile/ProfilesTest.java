package signalbox.app.profile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signalbox.app.TestProfiles;
import signalbox.app.file.AppFolders;
import signalbox.app.file.Settings;
import signalbox.app.file.Settings.ColumnChoice;
import signalbox.app.file.SettingsStore;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.SslMode;
import signalbox.queue.installation.OdooSetup;

class ProfilesTest {
    @TempDir
    private Path folder;

    private AppFolders folders = AppFolders.below(Path.of("unset"));

    @BeforeEach
    void below_a_temporary_folder() {
        folders = AppFolders.below(folder);
    }

    private static Profile profile(String name, String host) {
        return TestProfiles.of(name, ConnectionSpec.of(host, 5432, "db", "odoo"), Environment.STAGING, true)
                .withChannels("root:4");
    }

    @Test
    void profiles_come_back_as_they_were_saved() {
        var profiles = new Profiles(folders);
        profiles.save(profile("one", "localhost"));
        profiles.save(profile("two", "db.example.com"));
        profiles.save(profile("one", "127.0.0.1"));

        assertThat(new Profiles(folders).all())
                .containsExactly(profile("two", "db.example.com"), profile("one", "127.0.0.1"));
        profiles.remove("two");
        assertThat(profiles.all()).extracting(Profile::name).containsExactly("one");
    }

    @Test
    void the_way_to_another_machine_is_verified_by_default() {
        assertThat(profile("p", "db.example.com").spec().sslMode()).isEqualTo(SslMode.VERIFY_FULL);
        assertThat(profile("p", "localhost").spec().sslMode()).isEqualTo(SslMode.PREFER);
    }

    @Test
    void an_unknown_name_is_answered_with_those_there_are() {
        new Profiles(folders).save(profile("one", "localhost"));

        assertThatThrownBy(() -> new Profiles(folders).named("other"))
                .hasMessageContaining("\"other\"")
                .hasMessageContaining("one");
    }

    @Test
    void a_file_that_is_not_valid_is_named_with_its_line_and_left_alone() throws Exception {
        Files.createDirectories(folders.config());
        Files.writeString(folders.profilesFile(), "{\n  \"profiles\": [\n oops");

        assertThatThrownBy(() -> new Profiles(folders).all())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("profiles.json")
                .hasMessageContaining("line 3");
        assertThat(folders.profilesFile()).hasContent("{\n  \"profiles\": [\n oops");
    }

    @Test
    void a_profile_written_by_hand_may_leave_things_out() throws Exception {
        Files.createDirectories(folders.config());
        Files.writeString(folders.profilesFile(), """
                {"profiles": [
                  {"name": "a", "host": "localhost", "database": "db", "user": "odoo", "environment": "staging"},
                  {"name": "b", "host": "localhost", "database": "db", "user": "odoo"}
                ]}
                """);

        var profiles = new Profiles(folders).all();
        assertThat(profiles.getFirst().environment()).isEqualTo(Environment.STAGING);
        assertThat(profiles.getFirst().port()).isEqualTo(5432);
        assertThat(profiles.getFirst().readOnly()).isFalse();
        assertThat(profiles.getLast().environment()).isEqualTo(Environment.PRODUCTION);
    }

    @Test
    void a_profile_without_a_host_is_refused_in_words() throws Exception {
        Files.createDirectories(folders.config());
        Files.writeString(folders.profilesFile(), "{\"profiles\": [{\"name\": \"a\"}]}");

        assertThatThrownBy(() -> new Profiles(folders).named("a"))
                .hasMessageContaining("needs name, host, database and user");
    }

    private void write(String profiles) throws Exception {
        Files.createDirectories(folders.config());
        Files.writeString(folders.profilesFile(), profiles);
    }

    private static final String ENTRY =
            "{\"name\": \"a\", \"host\": \"h\", \"database\": \"d\", \"user\": \"u\",\n %s}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"environment\": \"prod\" | \"environment\" must be one of \"production\", \"staging\", \"development\", \"demo\", not \"prod\"",
                "\"environment\": 3 | \"environment\" must be one of",
                "\"port\": \"abc\" | \"port\" must be a whole number",
                "\"port\": 54.5 | \"port\" must be a whole number",
                "\"readOnly\": \"yes\" | \"readOnly\" must be true or false",
                "\"readOnly\": 0 | \"readOnly\" must be true or false",
                "\"ssh\": \"host\" | \"ssh\" must be keys and values in braces",
                "\"channels\": {} | \"channels\" must be a text in quotes",
                "\"password\": \"hunter2\" | Signalbox stores no password: put it in ~/.pgpass",
                "\"passwordvariable\": \"X\" | the nearest known one is \"passwordVariable\""
            })
    void what_is_wrong_is_told_with_line_key_and_what_it_may_be(String pair, String told) throws Exception {
        write("{\"profiles\": [\n" + ENTRY.formatted(pair) + "]}");

        var words = new Profiles(folders).read().unusable().getFirst().sentence();

        assertThat(words)
                .contains("\"a\" in profiles.json, line 3,", told)
                .doesNotContain("signalbox.", "java.", "Cannot", "hunter2", "****");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{`\"profiles\": [{`| ends in the middle",
                "{\"profiles\": [},]} | there is a } where JSON does not allow it",
                "{\"profiles\": [], \"profiles\": []} | the key \"profiles\" stands twice",
                "  | is empty"
            })
    void a_file_that_is_no_json_is_told_in_plain_words(@Nullable String text, String told) throws Exception {
        write(text == null ? "" : text.replace("`", ""));

        assertThatThrownBy(() -> new Profiles(folders).all())
                .hasMessageContaining("profiles.json")
                .hasMessageContaining(told)
                .hasMessageNotContaining("REDACTED");
    }

    @Test
    void a_file_that_is_no_utf_8_is_named_with_the_line() throws Exception {
        Files.createDirectories(folders.config());
        Files.write(folders.profilesFile(), "{\"profiles\": [\n{\"name\": \"caf\u00e9\"}]}".getBytes(ISO_8859_1));

        assertThatThrownBy(() -> new Profiles(folders).all())
                .hasMessageContaining("profiles.json is not valid (line 2): it is not UTF-8 text");
    }

    @Test
    void the_mark_that_some_editors_put_first_does_no_harm() throws Exception {
        write("\ufeff{\"profiles\": []}");

        assertThat(new Profiles(folders).all()).isEmpty();
    }

    @Test
    void an_entry_that_is_no_profile_at_all_stops_no_other() throws Exception {
        write("{\"profiles\": [null, \"a\",\n" + ENTRY.formatted("\"port\": 1") + "]}");

        var saved = new Profiles(folders).read();

        assertThat(saved.usable()).hasSize(1);
        assertThat(saved.unusable())
                .extracting(UnusableProfile::reason)
                .containsOnly("it must be keys and values in braces");
        assertThatThrownBy(() -> new Profiles(folders).named("b")).hasMessageContaining("\"number 1\"");
    }

    @Test
    void other_files_are_reported_in_plain_words_too() throws Exception {
        Files.createDirectories(folders.state());
        Files.writeString(
                folders.knownDatabasesFile(), "{\"byProfile\": {\"a\": {\n\"identity\": {\"seenAt\": \"noon\"}}}}");

        assertThatThrownBy(() -> new KnownDatabases(folders).read())
                .hasMessageContaining(
                        "databases.json is not valid (line 2): \"byProfile.a.identity.seenAt\" must be a time")
                .hasMessageNotContaining("java.");
    }

    private static final String ONE_IS_MISSPELT = """
            {"profiles": [
              {"name": "prod", "host": "db", "database": "acme", "user": "odoo", "readonly": true},
              {"name": "stage", "host": "db", "database": "stage", "user": "odoo",
               "ssh": {"host": "build", "keyfile": "k"}},
              {"name": "typo", "host": "db", "database": "dev", "user": "odoo", "environment": "prod"},
              {"name": "dev", "host": "db", "database": "dev", "user": "odoo", "environment": "development"}
            ]}
            """;

    @Test
    void a_profile_with_an_unknown_key_is_named_with_the_key_and_stops_no_other() throws Exception {
        write(ONE_IS_MISSPELT);

        var saved = new Profiles(folders).read();

        assertThat(saved.usable()).extracting(Profile::name).containsExactly("dev");
        assertThat(saved.unusable())
                .extracting(UnusableProfile::sentence)
                .satisfiesExactly(
                        prod -> assertThat(prod).contains("\"prod\"", "unknown key \"readonly\"", "\"readOnly\""),
                        stage -> assertThat(stage).contains("\"stage\"", "\"keyfile\"", "\"keyFile\""),
                        typo -> assertThat(typo).contains("\"typo\"", "\"environment\"", "\"prod\""));
        assertThatThrownBy(() -> new Profiles(folders).named("prod")).hasMessageContaining("\"readonly\"");
        assertThat(new Profiles(folders).named("dev").environment()).isEqualTo(Environment.DEVELOPMENT);
    }

    @Test
    void saving_another_profile_leaves_one_that_cannot_be_used_as_it_is() throws Exception {
        write(ONE_IS_MISSPELT);
        var profiles = new Profiles(folders);

        profiles.save(profile("new", "localhost"));
        profiles.remove("dev");
        assertThat(Files.readString(folders.profilesFile())).contains("\"readonly\" : true");
        assertThat(profiles.all()).extracting(Profile::name).containsExactly("new");

        profiles.replace("prod", profile("prod", "db"));
        assertThat(profiles.all()).extracting(Profile::name).containsExactly("prod", "new");
    }

    @Test
    void a_misspelt_list_of_profiles_is_no_empty_list() throws Exception {
        write("{\"Profiles\": []}");

        assertThatThrownBy(() -> new Profiles(folders).all())
                .hasMessageContaining("profiles.json")
                .hasMessageContaining("\"Profiles\"")
                .hasMessageContaining("\"profiles\"");
    }

    @Test
    void a_key_that_stands_twice_is_an_error() throws Exception {
        write("{\"profiles\": [\n{\"name\": \"a\", \"readOnly\": true,\n \"readOnly\": false}]}");

        assertThatThrownBy(() -> new Profiles(folders).all()).hasMessageContaining("readOnly");
    }

    @Test
    void profiles_that_two_windows_save_are_both_kept() throws Exception {
        var one = new Profiles(folders);
        try (var windows = Executors.newFixedThreadPool(4)) {
            for (var i = 0; i < 20; i++) {
                var name = "p" + i;
                windows.execute(() -> new Profiles(folders).save(profile(name, "localhost")));
            }
        }

        assertThat(one.all()).hasSize(20);
    }

    @Test
    void no_password_is_ever_stored() throws Exception {
        new Profiles(folders).save(profile("one", "localhost"));

        assertThat(Files.readString(folders.profilesFile())).doesNotContain("\"password\"");
    }

    @Test
    void no_password_of_an_address_is_stored_with_what_is_known_of_a_database() throws Exception {
        var profile = profile("one", "localhost");
        new Profiles(folders).save(profile);
        var address = Map.of(OdooSetup.BASE_URL, "https://odoo:s3cr3tpw@acme.odoo.com");

        new KnownDatabases(folders).remember(Destination.of(profile), new OdooSetup(address, Set.of()));

        assertThat(Files.readString(folders.knownDatabasesFile()))
                .contains("acme.odoo.com")
                .doesNotContain("s3cr3tpw");
    }

    @Test
    void settings_are_remembered() {
        var store = new SettingsStore(folders);
        store.change(settings -> settings.withTheme(Settings.ThemeChoice.DARK)
                .withRefresh(Duration.ofMillis(2500))
                .withColumns("jobs", List.of(new ColumnChoice("uuid", true, 120))));
        assertThat(store.current().theme()).isEqualTo(Settings.ThemeChoice.DARK);
        store.flush();

        var again = new SettingsStore(folders).current();
        assertThat(again.theme()).isEqualTo(Settings.ThemeChoice.DARK);
        assertThat(again.refresh()).isEqualTo(Duration.ofMillis(2500));
        assertThat(again.columns().get("jobs")).containsExactly(new ColumnChoice("uuid", true, 120));
    }

    @Test
    void the_last_of_many_changes_is_what_the_file_says() {
        var store = new SettingsStore(folders);
        for (var tenths = 6; tenths <= 200; tenths++) {
            var interval = Duration.ofMillis(100L * tenths);
            store.change(settings -> settings.withRefresh(interval));
        }
        store.flush();

        assertThat(new SettingsStore(folders).current().refresh()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void two_windows_keep_what_the_other_chose() {
        var one = new SettingsStore(folders);
        var other = new SettingsStore(folders);

        one.change(settings -> settings.withTheme(Settings.ThemeChoice.DARK));
        one.flush();
        other.change(settings -> settings.withRefresh(Duration.ofSeconds(5)));
        other.flush();

        var again = new SettingsStore(folders).current();
        assertThat(again.theme()).isEqualTo(Settings.ThemeChoice.DARK);
        assertThat(again.refresh()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_change_holds_though_its_file_cannot_be_written() throws Exception {
        var store = new SettingsStore(folders);
        Files.writeString(folders.config(), "a file where the folder should be");
        store.change(settings -> settings.withTheme(Settings.ThemeChoice.LIGHT));
        store.flush();

        assertThat(store.current().theme()).isEqualTo(Settings.ThemeChoice.LIGHT);
    }

    @Test
    void settings_that_are_not_valid_are_the_usual_ones() throws Exception {
        Files.createDirectories(folders.config());
        Files.writeString(folders.settingsFile(), "not json");

        assertThat(new SettingsStore(folders).current()).isEqualTo(Settings.USUAL);
    }

    @Test
    void an_empty_settings_file_has_the_usual_values() throws Exception {
        Files.createDirectories(folders.config());
        Files.writeString(folders.settingsFile(), "{}");

        assertThat(new SettingsStore(folders).current()).isEqualTo(Settings.USUAL);
    }
}
