package signalbox.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import signalbox.channel.ConfiguredChannels;
import signalbox.config.ConfigFile;
import signalbox.config.check.CheckContext;

class KnownConfigTest {
    private static final ConfigFile FILE = ConfigFile.of(
            "/etc/odoo.conf",
            "[options]\nserver_wide_modules = web,queue_job\n[queue_job]\nchannels = root:2\nhost = acme.example.com\n");
    private static final CheckContext CONTEXT = CheckContext.UNKNOWN.withEnvironment(Map.of(
            "ODOO_QUEUE_JOB_CHANNELS", "root:4;root.mail:2", "ODOO_QUEUE_JOB_HOST", "\"https://env.example.com/\""));

    private static List<String> seen(KnownConfig config) {
        return config.findings().stream()
                .flatMap(finding -> finding.seen().stream())
                .toList();
    }

    @Test
    void a_value_of_a_variable_is_not_said_to_be_of_the_file() {
        assertThat(seen(new KnownConfig.Read(FILE, CONTEXT)))
                .contains("channels = root:4;root.mail:2 (variable ODOO_QUEUE_JOB_CHANNELS)")
                .anyMatch(text -> text.startsWith("host = ") && text.contains("(variable ODOO_QUEUE_JOB_HOST)"))
                .noneMatch(text -> text.startsWith("/etc/odoo.conf") && text.contains("ODOO_QUEUE_JOB_"));
        var below = CheckContext.UNKNOWN.withEnvironment(Map.of("ODOO_QUEUE_JOB_CHANNELS", "root:2,mail:4"));
        assertThat(seen(new KnownConfig.Read(FILE, below)))
                .contains("variable ODOO_QUEUE_JOB_CHANNELS: mail:4 below root:2");
    }

    @Test
    void variables_are_judged_and_count_where_no_file_is_read() {
        for (var none :
                List.of(new KnownConfig.NotGiven("nobody names it."), new KnownConfig.Unreadable("No right."))) {
            var config = none.judgedWith(CONTEXT);

            assertThat(config.findings())
                    .extracting(Finding::code)
                    .contains("config-channels-misread")
                    .doesNotContain("config-runner-not-loaded", "config-default-address");
            assertThat(config.caveat().orElseThrow())
                    .contains(
                            "The variables of its process were checked: ODOO_QUEUE_JOB_CHANNELS and ODOO_QUEUE_JOB_HOST.");
            assertThat(none.findings()).isEmpty();
        }
        var given = CheckContext.UNKNOWN.withEnvironment(Map.of("ODOO_QUEUE_JOB_CHANNELS", "root:7"));
        var inForce = new KnownConfig.NotGiven("x.", given).channels("acme", ConfiguredChannels.unknown("none"));
        assertThat(inForce.toString()).contains("7", "variable ODOO_QUEUE_JOB_CHANNELS");
    }

    @Test
    void a_file_that_was_not_read_is_a_caveat_with_its_reason() {
        assertThat(new KnownConfig.NotGiven("nobody names it.").caveat())
                .contains("The odoo.conf was not checked: nobody names it.");
        assertThat(new KnownConfig.Unreadable("odoo.conf: no right.").caveat()).contains("odoo.conf: no right.");
        assertThat(new KnownConfig.Read(FILE, CONTEXT).caveat()).isEmpty();
    }
}
