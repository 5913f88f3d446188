package signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectiveSettingsTest {
    private static final ConfigFile FILE = ConfigFile.of("odoo.conf", """
            [options]
            http_port = 8070
            http_interface =
            db_host = False
            db_password = hunter2
            [queue_job]
            scheme = https
            host =
            channels = root:2,
              mail:1
            """);

    private static String shown(EffectiveSettings settings, RunnerSetting setting) {
        var value = settings.of(setting);
        return value.shown() + " from " + value.origin().text();
    }

    @Test
    void a_value_comes_from_the_section_else_from_odoos_own_options_else_it_is_the_default() {
        var settings = EffectiveSettings.of(FILE, null);

        assertThat(shown(settings, RunnerSetting.SCHEME)).isEqualTo("https from line 7, [queue_job] scheme");
        assertThat(shown(settings, RunnerSetting.CHANNELS))
                .isEqualTo("root:2,\nmail:1 from line 9, [queue_job] channels");
        assertThat(shown(settings, RunnerSetting.PORT)).isEqualTo("8070 from line 2, [options] http_port");
        assertThat(shown(settings, RunnerSetting.HOST)).isEqualTo("localhost from default");
        assertThat(shown(settings, RunnerSetting.JOBRUNNER_DB_HOST)).isEqualTo("null from default");
        assertThat(shown(settings, RunnerSetting.JOBRUNNER_DB_PASSWORD))
                .isEqualTo("******** from line 5, [options] db_password");
        assertThat(settings.isEnvironmentKnown()).isFalse();
        assertThat(settings.all()).hasSize(10);
    }

    @Test
    void a_variable_beats_the_file_unless_it_is_empty() {
        var settings = EffectiveSettings.of(
                FILE,
                Map.of(
                        "ODOO_QUEUE_JOB_HOST", "acme.odoo.com",
                        "ODOO_QUEUE_JOB_SCHEME", "",
                        "ODOO_QUEUE_JOB_JOBRUNNER_DB_PASSWORD", "hunter3"));

        assertThat(shown(settings, RunnerSetting.HOST)).isEqualTo("acme.odoo.com from variable ODOO_QUEUE_JOB_HOST");
        assertThat(shown(settings, RunnerSetting.SCHEME)).startsWith("https from line 7");
        assertThat(shown(settings, RunnerSetting.JOBRUNNER_DB_PASSWORD))
                .isEqualTo("******** from variable ODOO_QUEUE_JOB_JOBRUNNER_DB_PASSWORD");
        assertThat(settings.isEnvironmentKnown()).isTrue();
    }
}
