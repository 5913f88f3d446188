package signalbox.config.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.config.ConfigFile;
import signalbox.config.ConfigLine;
import signalbox.config.OdooRelease;
import signalbox.config.OptionHistory;
import signalbox.config.Samples;
import signalbox.config.diff.ConfigPatch;

class OptionReleaseRulesTest {
    private static final Set<String> CODES = Set.of(
            "option-of-other-release",
            "option-of-newer-release",
            "option-of-no-release",
            "option-renamed",
            "options-at-odds");

    private static CheckContext in(@Nullable String release) {
        return CheckContext.UNKNOWN.withOdoo(OdooRelease.ofModule(release).orElse(null));
    }

    private static ConfigFile file(String... options) {
        return ConfigFile.of("odoo.conf", "[options]\n" + String.join("\n", options) + "\n");
    }

    private static ConfigFile saved(int release) {
        var name = "/config/saved/" + release + ".0.conf";
        try (var stream = Objects.requireNonNull(OptionReleaseRulesTest.class.getResourceAsStream(name))) {
            return ConfigFile.read(stream, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Integer> releases() {
        return IntStream.rangeClosed(13, 19).boxed();
    }

    private static List<ConfigFinding> found(ConfigFile file, @Nullable String release) {
        return ConfigChecks.check(file, in(release)).stream()
                .filter(finding -> CODES.contains(finding.code()))
                .toList();
    }

    private static List<String> inShort(List<ConfigFinding> findings) {
        return findings.stream()
                .map(finding -> finding.severity().word() + " " + finding.code() + " " + finding.line())
                .toList();
    }

    private static List<String> patched(ConfigFile file, String release) {
        return ConfigPatch.of(file, in(release)).corrected().lines().stream()
                .map(ConfigLine::text)
                .skip(1)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void what_one_release_saves_is_no_finding_in_any_other_nor_in_an_unknown_one(int writer) {
        var file = saved(writer);

        assertThat(found(file, null)).isEmpty();
        releases()
                .forEach(reader -> assertThat(found(file, reader + ".0"))
                        .as("%d.0", reader)
                        .isEmpty());
    }

    /// The table against what each release writes: of all that it saves, it must know each option.
    @ParameterizedTest
    @MethodSource("releases")
    void a_release_knows_each_option_that_it_saves(int release) {
        var odoo = new OdooRelease(release);

        assertThat(saved(release).entries()).allSatisfy(entry -> {
            assertThat(OptionRules.isKnown(entry.key())).as(entry.key()).isTrue();
            assertThat(OptionHistory.isKnownIn(entry.key(), odoo)
                            || OptionHistory.of(entry.key()).orElseThrow().isAliasIn(odoo))
                    .as(entry.key())
                    .isTrue();
        });
    }

    /// And the other way round: what is known since a release, it saves, and none before it does.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "transient_age_limit", "from_filter", "gevent_port", "longpolling_port", "websocket_rate_limit_delay",
                "x_sendfile", "db_maxconn_gevent", "geoip_city_db", "geoip_database", "geoip_country_db",
                "db_replica_host", "limit_memory_soft_gevent", "db_app_name", "with_demo", "demo"
            })
    void an_option_is_saved_by_the_releases_that_know_it(String key) {
        releases()
                .forEach(release -> assertThat(
                                saved(release).own(ConfigFile.OPTIONS, key).isPresent())
                        .as("%s in %d.0", key, release)
                        .isEqualTo(OptionHistory.isKnownIn(key, new OdooRelease(release))));
    }

    @ParameterizedTest
    @CsvSource({
        "15.0, gevent_port = 8099,            longpolling_port = 8099",
        "18.0, longpolling_port = 8099,       gevent_port = 8099",
        "17.0, osv_memory_age_limit = 2.0,    transient_age_limit = 2.0",
        "13.0, transient_age_limit = 2.0,     osv_memory_age_limit = 2.0",
        "16.0, geoip_city_db = /srv/city,     geoip_database = /srv/city",
        "19.0, geoip_database = /srv/city,    geoip_city_db = /srv/city",
        "19.0, xmlrpc_port = 8070,            http_port = 8070",
        "18.0, import_file_timeout = 30,      import_image_timeout = 30",
    })
    void an_option_that_the_release_knows_under_another_name_gets_that_name(
            String release, String line, String corrected) {
        assertThat(inShort(found(file(line), release))).containsExactly("warning option-of-other-release 2");
        assertThat(found(file(line), release).getFirst().why())
                .contains(
                        "Odoo " + release + " does not know " + line.split(" ")[0],
                        corrected.split(" ")[0]);
        assertThat(patched(file(line), release)).contains(corrected).doesNotContain(line);
    }

    @ParameterizedTest
    @CsvSource({
        "16.0.2.6.1, longpolling_port = 8099,      gevent_port = 8099",
        "17.0,       longpolling_port = 8099,      gevent_port = 8099",
        "14.0,       osv_memory_age_limit = 2.0,   transient_age_limit = 2.0",
        "18.0,       osv_memory_age_limit = 2.0,   transient_age_limit = 2.0",
        "18.0,       geoip_database = /srv/city,   geoip_city_db = /srv/city",
        "19.0,       import_image_maxbytes = 1000, import_file_maxbytes = 1000",
    })
    void an_old_name_that_the_release_still_reads_is_only_noted(String release, String line, String corrected) {
        assertThat(inShort(found(file(line), release))).containsExactly("info option-renamed 2");
        assertThat(patched(file(line), release)).contains(corrected);
    }

    @ParameterizedTest
    @CsvSource({
        "16.0, db_maxconn_gevent = 8,        Only 17.0 and newer do.",
        "13.0, x_sendfile = True,            Only 16.0 and newer do.",
        "17.0, apps_server = https://x.test, Only releases up to 16.0 do.",
        "19.0, shell_interface = ipython,    Odoo names it in its log at each start.",
    })
    void an_option_without_a_counterpart_is_named_and_left_to_a_person(String release, String line, String why) {
        assertThat(inShort(found(file(line), release))).containsExactly("warning option-of-other-release 2");
        assertThat(found(file(line), release).getFirst().why()).contains(why);
        assertThat(patched(file(line), release)).contains(line);
    }

    @Test
    void two_names_with_different_values_keep_odoo_18_from_starting() {
        var odds = file("geoip_database = /srv/old", "geoip_city_db = /srv/new");

        assertThat(inShort(found(odds, "18.0"))).containsExactly("critical options-at-odds 2");
        assertThat(inShort(found(odds, "17.0"))).containsExactly("warning options-at-odds 2");
        assertThat(inShort(found(file("geoip_database = /srv/a", "geoip_city_db = /srv/a"), "18.0")))
                .containsExactly("info option-renamed 2");
    }

    @Test
    void an_old_name_beside_the_default_of_the_new_one_is_the_value_that_counts() {
        var both = file("longpolling_port = 8099", "gevent_port = 8072");

        assertThat(inShort(found(both, "16.0"))).containsExactly("info option-renamed 2");
        assertThat(patched(both, "16.0")).contains("longpolling_port = 8099", "gevent_port = 8072");
    }

    @ParameterizedTest
    @CsvSource({
        "logrotate = True,        info option-of-no-release 2",
        "xmlrpcs_port = 8071,     info option-of-no-release 2",
        "db_replica_host = db2,   info option-of-newer-release 2",
        "with_demo = True,        info option-of-newer-release 2",
    })
    void without_a_known_release_only_the_newest_and_the_forgotten_are_named(String line, String finding) {
        assertThat(inShort(found(file(line), null))).containsExactly(finding);
    }

    @ParameterizedTest
    @ValueSource(strings = {"longpolling_port = 8099", "gevent_port = 8099", "osv_memory_age_limit = 2.0"})
    void without_a_known_release_a_name_that_some_know_is_no_finding(String line) {
        assertThat(found(file(line), null)).isEmpty();
    }

    @Test
    void the_samples_of_the_field_have_no_such_finding() {
        for (var name : Samples.NAMES) {
            assertThat(found(Samples.read(name), null)).as(name).isEmpty();
        }
    }

    @Test
    void a_typing_mistake_gets_the_name_that_the_release_knows() {
        assertThat(patched(file("longpoling_port = 8099"), "18.0")).contains("gevent_port = 8099");
        assertThat(patched(file("longpoling_port = 8099"), "15.0")).contains("longpolling_port = 8099");
        assertThat(patched(file("logrotat = True"), "15.0")).contains("logrotat = True");
    }

    @Test
    void flat_settings_are_right_from_19_on() {
        var flat = ConfigFile.of("odoo.conf", "[options]\nqueue_job_channels = root:2\n");

        assertThat(ConfigChecks.check(flat, in("18.0")))
                .extracting(ConfigFinding::code)
                .contains("flat-setting");
        assertThat(ConfigChecks.check(flat, in("19.0")))
                .extracting(ConfigFinding::code)
                .doesNotContain("flat-setting");
    }

    @ParameterizedTest
    @CsvSource({"16.0.2.6.1, 16", "18.0, 18", " 13.0.1.0.0 , 13"})
    void the_version_of_the_module_names_the_release(String version, int major) {
        assertThat(OdooRelease.ofModule(version)).contains(new OdooRelease(major));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.0", "12.0.1.0.0", "20.0.1.0.0", "16", "saas~17.2.1.0", "999999999999.0"})
    void a_version_of_another_series_names_none(String version) {
        assertThat(OdooRelease.ofModule(version)).isEmpty();
    }

    @Test
    void no_release_beyond_the_known_ones_can_be_made() {
        assertThatThrownBy(() -> new OdooRelease(20))
                .hasMessageContaining("13.0, 14.0")
                .hasMessageContaining("19.0");
    }

    @Test
    void each_option_of_the_table_is_one_that_the_other_rules_know() {
        assertThat(OptionHistory.names()).allMatch(OptionRules::isKnown);
    }
}
