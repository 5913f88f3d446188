package signalbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.config.BaseUrl;
import signalbox.config.ConfigFile;
import signalbox.config.check.CheckContext;
import signalbox.config.check.ConfigChecks;
import signalbox.config.check.ConfigFinding;
import signalbox.config.check.RunnerTarget;
import signalbox.config.diff.ConfigPatch;
import signalbox.text.Severity;

class DemoConfigsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static ConfigFile read(Path path) throws IOException {
        return ConfigFile.of(path.toString(), Files.readString(path));
    }

    private static CheckContext at(String baseUrl) {
        return CheckContext.UNKNOWN.withBaseUrl(BaseUrl.parse(baseUrl)).withOdooSh(false);
    }

    @Test
    void that_of_production_is_good() throws IOException {
        var production = read(DemoConfigs.write(folder, 8123).production());

        assertThat(ConfigChecks.check(production, at("https://acme.odoo.com")))
                .noneMatch(finding -> finding.severity() != Severity.INFO);
    }

    @Test
    void the_own_one_sends_jobs_to_the_demo_and_is_good() throws IOException {
        var own = read(DemoConfigs.write(folder, 8123).own());
        var here = at("http://127.0.0.1:8123");

        assertThat(ConfigChecks.check(own, here)).noneMatch(finding -> finding.severity() != Severity.INFO);
        assertThat(RunnerTarget.of(own, here).url()).isEqualTo("http://127.0.0.1:8123");
    }

    @Test
    void that_of_staging_has_a_critical_fault_and_a_patch_that_sends_jobs_to_the_demo() throws IOException {
        var staging = read(DemoConfigs.write(folder, 8123).staging());
        var here = at("http://127.0.0.1:8123");

        assertThat(ConfigChecks.check(staging, here))
                .filteredOn(finding -> finding.severity() == Severity.CRITICAL)
                .extracting(ConfigFinding::code)
                .containsExactly("several-settings-in-one-value");
        assertThat(ConfigPatch.of(staging, here).left())
                .as("a person decides whether both names mean the same site, and what root may take")
                .filteredOn(finding -> finding.severity() != Severity.INFO)
                .extracting(ConfigFinding::code)
                .containsExactly("root-capacity-above-workers", "host-differs-from-base-url");
        var wish = new ConfigPatch.Wish(false, Set.of("host-differs-from-base-url"));
        var patch = ConfigPatch.of(staging, here, wish::takes);
        assertThat(patch.corrected().sections().get(ConfigFile.QUEUE_JOB))
                .containsEntry("scheme", "http")
                .containsEntry("host", "127.0.0.1")
                .containsEntry("port", "8123");
    }
}
