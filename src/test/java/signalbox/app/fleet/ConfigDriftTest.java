package signalbox.app.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static signalbox.app.fleet.FleetRows.profile;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.app.config.BuildSettings;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.config.ConfigFile;

class ConfigDriftTest {
    private final Profile production = profile("acme-prod", Environment.PRODUCTION);
    private final Profile staging = profile("acme-staging", Environment.STAGING);
    private final Profile lonely = profile("helios-staging", Environment.STAGING);
    private final List<Profile> all = List.of(production, staging, lonely);

    private static BuildSettings settings(@Nullable String conf, @Nullable String parameters) {
        return new BuildSettings(file(conf), file(parameters));
    }

    private static @Nullable ConfigFile file(@Nullable String text) {
        return text == null ? null : ConfigFile.of("odoo.conf", text);
    }

    private ConfigDrift drift(Profile of, BuildSettings own, BuildSettings its) {
        return ConfigDrift.of(
                of, all, FleetGroups.of(all), Map.of("acme-prod", its, "acme-staging", own, "helios-staging", own));
    }

    @Test
    void settings_that_differ_are_counted_without_those_that_builds_must_have() {
        var drift = drift(
                staging,
                settings("[options]\ndb_name = stag\nworkers = 2\n[queue_job]\nchannels = root:1\n", "[queue_job]\n"),
                settings("[options]\ndb_name = prod\nworkers = 4\n[queue_job]\nchannels = root:4\n", "[queue_job]\n"));
        assertThat(drift.label()).isEqualTo("2 differ from production");
        assertThat(drift.sentence()).isEqualTo("2 settings differ from acme-prod.");
    }

    @Test
    void builds_that_are_alike_are_the_same() {
        var alike = settings("[options]\nworkers = 4\n", "[queue_job]\nchannels = root:2\n");
        assertThat(drift(staging, alike, alike).label()).isEqualTo("same as production");
    }

    @Test
    void what_was_not_read_is_unknown_with_the_reason() {
        var none = BuildSettings.UNREAD;
        assertThat(drift(staging, none, none).label()).isEqualTo("unknown");
        assertThat(drift(staging, none, none).sentence())
                .startsWith("Unknown, because: No copy of the odoo.conf of this build");
        var parameters = settings(null, "[queue_job]\n");
        assertThat(drift(staging, parameters, parameters).label()).isEqualTo("same as far as known");
        assertThat(drift(staging, parameters, parameters).sentence()).contains("No copy of the odoo.conf");
    }

    @Test
    void without_a_production_of_the_same_customer_there_is_nothing_to_compare_with() {
        assertThat(drift(lonely, BuildSettings.UNREAD, BuildSettings.UNREAD).sentence())
                .contains("No profile of helios-staging is a production");
        assertThat(drift(production, BuildSettings.UNREAD, BuildSettings.UNREAD))
                .isEqualTo(new ConfigDrift.OfProduction());
    }

    @Test
    void no_secret_is_in_what_differs() {
        var drift = drift(
                staging,
                settings("[options]\nadmin_passwd = tiger\nsmtp_password = wolf\n", null),
                settings("[options]\nadmin_passwd = lion\n", null));
        assertThat(((ConfigDrift.Compared) drift).changes())
                .isNotEmpty()
                .noneMatch(change -> "wolf".equals(change.right()) || "wolf".equals(change.left()));
    }
}
