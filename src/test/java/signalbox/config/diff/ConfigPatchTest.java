package signalbox.config.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.config.BaseUrl;
import signalbox.config.ConfigException;
import signalbox.config.ConfigFile;
import signalbox.config.ConfigLine;
import signalbox.config.HostileTexts;
import signalbox.config.Samples;
import signalbox.config.SecretSettings;
import signalbox.config.check.CheckContext;
import signalbox.config.check.ConfigChecks;
import signalbox.config.check.ConfigFinding;

class ConfigPatchTest {
    private static final CheckContext STAGING = CheckContext.UNKNOWN
            .withBaseUrl(BaseUrl.parse("https://acme-staging-9911.dev.odoo.com"))
            .withHttpWorkers(2);

    @TempDir
    private Path folder;

    private static String text(ConfigFile file) {
        var text = new StringBuilder();
        file.lines().forEach(line -> text.append(line.text()).append(line.ending()));
        return text.toString();
    }

    /// What the real `patch` makes of the file.
    private String patched(ConfigFile file, String diff) throws Exception {
        var target = Files.writeString(folder.resolve("odoo.conf"), text(file));
        var patch = Files.writeString(folder.resolve("odoo.conf.patch"), diff);
        var said = folder.resolve("said");
        var process = new ProcessBuilder("patch", "--fuzz=0", target.toString(), patch.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(() -> diff).isZero();
        assertThat(Files.readString(said)).doesNotContain("offset").doesNotContain("fuzz");
        return Files.readString(target);
    }

    private static boolean hasPatch() throws InterruptedException {
        try {
            return new ProcessBuilder("patch", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    static List<String> files() {
        return List.of(
                "[options]\nserver_wide_modules = web\n\n[queue_job]\nscheme = https host = acme.odoo.com port = 443",
                "[options]\nchannels = root:8,\n  # many\n  mail:2\nhost = acme.odoo.com\n",
                """
                [options]
                server_wide_modules = queue_job
                admin_passwd = hunter2
                [queue_job]
                http_auth_password = hunter3
                host = acme.odoo.com
                http_auth_user = me
                chanels = root:4
                """,
                """
                [options]
                server_wide_modules = web,queue_job,odoosh_queue_job
                [queue_job]
                  channels = root:0004,a:1
                  host = https://acme.odoo.com
                """.replace("\n", "\r\n"),
                "\ufeff[options]\nserver_wide_modules = web\n# end",
                "[Queue-Job]\nport = 80\nscheme = https\n",
                "[queue_job] scheme = https port = 8069\n\n\n# no secrets\n",
                "[options]\na = 1\nlimit_time_real = 0\nlimit_time_real_cron = 0\n  [queue_job]\n  host = x.odoo.com\n",
                "");
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_patch_rids_a_file_of_all_that_it_corrects(String text) throws Exception {
        assumeTrue(hasPatch(), "This needs the program patch");
        var file = ConfigFile.of("odoo.conf", text);
        var before = ConfigChecks.check(file, STAGING);

        var patch = ConfigPatch.of(file, STAGING);
        var result = patched(file, patch.unifiedDiff("odoo.conf"));

        assertThat(patch.isEmpty()).isFalse();
        assertThat(result).isEqualTo(text(patch.corrected()));
        var after = ConfigChecks.check(ConfigFile.of("odoo.conf", result), STAGING);
        assertThat(after).isEqualTo(patch.left());
        assertThat(after).noneMatch(finding -> finding.fix().isMechanical());
        assertThat(before.size()).isGreaterThan(after.size());
        assertThat(patch.unifiedDiff("odoo.conf")).doesNotContain("hunter");
    }

    @Test
    void the_samples_come_out_right() throws Exception {
        assumeTrue(hasPatch(), "This needs the program patch");
        for (var name : Samples.NAMES) {
            var file = Samples.read(name);
            var patch = ConfigPatch.of(file, STAGING);

            var result = ConfigFile.of(name, patched(file, patch.unifiedDiff("odoo.conf")));

            assertThat(ConfigChecks.check(result, STAGING))
                    .extracting(ConfigFinding::code)
                    .isSubsetOf("plain-text-secret", "root-capacity-above-workers");
            assertThat(result.value("queue_job", "host")).isEqualTo("acme-staging-9911.dev.odoo.com");
            assertThat(patch.unifiedDiff("odoo.conf")).doesNotContain(Samples.SECRETS);
        }
    }

    /// Whatever stands in a file, a patch makes it no worse, and nothing shows a secret.
    @Test
    void no_file_is_made_worse_and_no_secret_is_shown() {
        for (var text : HostileTexts.of(7, 1_000)) {
            var secret = text.replace("[options]", "[queue_job]")
                    .replaceAll("(db_password\\d*[=: ]+)[^\n\r]*", "$1hunter2")
                    .replace("\n\r", "\n")
                    .replace("\r\n", "\n")
                    .replace("\r", "\n");
            var file = ConfigFile.of("odoo.conf", secret);

            var patch = ConfigPatch.of(file, STAGING);

            assertThat(patch.corrected().errors())
                    .hasSizeLessThanOrEqualTo(file.errors().size());
            assertThat(patch.left())
                    .hasSizeLessThanOrEqualTo(ConfigChecks.check(file, STAGING).size());
            assertThat(List.of(
                            patch.unifiedDiff("odoo.conf"),
                            patch.left().toString(),
                            patch.applied().toString(),
                            file.errors().toString(),
                            SecretSettings.masked(file.sections()).toString(),
                            file.lines().stream()
                                    .map(ConfigLine::masked)
                                    .toList()
                                    .toString(),
                            TextDiff.of(file, patch.corrected()).toString()))
                    .as(secret)
                    .noneMatch(shown -> shown.contains("hunter2"));
        }
    }

    @Test
    void comments_order_and_all_other_lines_stay() {
        var file = ConfigFile.of("odoo.conf", """
                ; mine
                [options]
                server_wide_modules = web,queue_job
                [queue_job]
                # scheme and all
                scheme = https host = acme-staging-9911.dev.odoo.com port = 443
                # end
                """);

        assertThat(text(ConfigPatch.of(file, STAGING).corrected())).isEqualTo("""
                ; mine
                [options]
                server_wide_modules = web,queue_job
                [queue_job]
                # scheme and all
                scheme = https
                host = acme-staging-9911.dev.odoo.com
                port = 443
                # end
                """);
    }

    @Test
    void the_context_shrinks_before_a_secret() {
        var text = """
                [options]
                server_wide_modules = queue_job
                [queue_job]
                http_auth_password = hunter2
                %shost = x.odoo.com
                port = 443
                scheme = https
                max_capacity = 1
                """;

        var near = ConfigPatch.of(ConfigFile.of("odoo.conf", text.formatted("")), STAGING)
                .unifiedDiff("odoo.conf");
        var far = ConfigPatch.of(ConfigFile.of("odoo.conf", text.formatted("http_auth_user = u\n")), STAGING)
                .unifiedDiff("odoo.conf");

        assertThat(near).isEqualTo("""
                --- odoo.conf
                +++ odoo.conf
                @@ -5,1 +5,1 @@ host-differs-from-base-url
                -host = x.odoo.com
                +host = acme-staging-9911.dev.odoo.com
                """);
        assertThat(far).contains(" http_auth_user = u\n-host").doesNotContain("hunter2");
    }

    @Test
    void only_what_is_wanted_is_corrected() {
        var file = Samples.read("wrong-section.conf");

        var patch = ConfigPatch.of(file, STAGING, finding -> finding.code().equals("setting-in-wrong-section"));

        assertThat(patch.applied()).extracting(ConfigFinding::code).containsExactly("setting-in-wrong-section");
        assertThat(patch.left()).extracting(ConfigFinding::code).contains("runner-not-loaded");
        assertThat(text(patch.corrected())).isEqualTo("""
                [options]
                server_wide_modules = web
                ; the section below is empty
                [queue_job]
                channels = root:4
                """);
    }

    @Test
    void what_stands_behind_the_misspelt_name_of_a_section_stays() {
        var file = ConfigFile.of("odoo.conf", "[option] port = 443 scheme = https\nworkers = 2\n");

        assertThat(text(ConfigPatch.of(file, CheckContext.UNKNOWN).corrected()))
                .startsWith("[options] port = 443 scheme = https\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[options]\nserver_wide_modules = queue_job\n  channels = ${VALUE}\n[queue_job]\n",
                "[option]\nserver_wide_modules = queue_job\nchannels = ${VALUE}\n[queue_job]\n"
            })
    void a_placeholder_is_named_before_its_line_is_put_in_its_place(String text) {
        var file = ConfigFile.of("odoo.conf", text);

        assertThat(ConfigChecks.check(file, CheckContext.UNKNOWN))
                .extracting(ConfigFinding::code)
                .contains("placeholder");
    }

    @Test
    void a_misspelt_flat_setting_is_one_of_the_runner() {
        var file = ConfigFile.of(
                "odoo.conf", "[options]\nserver_wide_modules = queue_job\nqueue_job_hot = acme.odoo.com\n");

        assertThat(ConfigChecks.check(file, STAGING))
                .extracting(ConfigFinding::code)
                .contains("host-differs-from-base-url");
    }

    @Test
    void a_good_file_needs_no_patch() {
        var patch = ConfigPatch.of(Samples.read("production.conf"), CheckContext.UNKNOWN);

        assertThat(patch.isEmpty()).isTrue();
        assertThat(patch.unifiedDiff("odoo.conf")).isEmpty();
        assertThat(patch.corrected().lines())
                .extracting(ConfigLine::text)
                .isEqualTo(Samples.read("production.conf").lines().stream()
                        .map(ConfigLine::text)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[o]\ra = 1\r", "[o]\na = \u00e9\n"})
    void a_file_that_patch_would_not_understand_is_refused(String text) throws Exception {
        var file = ConfigFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), "odoo.conf");

        assertThatThrownBy(() -> ConfigPatch.of(file, STAGING)).isInstanceOf(ConfigException.class);
    }

    @Test
    void the_commands_keep_what_was_there() {
        assertThat(ConfigPatch.commands("/home/odoo/.config/odoo.conf", "/tmp/my patch's"))
                .containsExactly(
                        "cp -p /home/odoo/.config/odoo.conf /home/odoo/.config/odoo.conf.before",
                        "patch /home/odoo/.config/odoo.conf '/tmp/my patch'\\''s'",
                        "odoosh-restart http");
    }

    @Test
    void the_command_of_odoo_sh_is_given_for_its_files_only() {
        assertThat(ConfigPatch.commands("/etc/odoo/odoo.conf", "p"))
                .containsExactly(
                        "cp -p /etc/odoo/odoo.conf /etc/odoo/odoo.conf.before",
                        "patch /etc/odoo/odoo.conf p",
                        "# then restart Odoo, so that it reads the file");
    }
}
