package signalbox.config.check;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.config.BaseUrl;
import signalbox.config.ConfigEntry;
import signalbox.config.ConfigFile;
import signalbox.config.OdooRelease;
import signalbox.config.Samples;
import signalbox.config.diff.ConfigPatch;

/// Every fix heals, whatever the file: the samples of the field, and many texts with mistakes made in them.
class HealingPatchTest {
    private static final int MUTANTS = 1_000;
    private static final CheckContext STAGING =
            CheckContext.UNKNOWN.withBaseUrl(BaseUrl.parse("https://acme-staging-9911.dev.odoo.com"));

    /// Nothing is known, or the site, or also the release of Odoo.
    private static final List<CheckContext> CONTEXTS = List.of(
            CheckContext.UNKNOWN,
            STAGING,
            CheckContext.UNKNOWN.withOdoo(new OdooRelease(18)),
            STAGING.withOdoo(new OdooRelease(15)),
            STAGING.withOdoo(new OdooRelease(16)),
            STAGING.withOdoo(new OdooRelease(19)));

    private static final String OF_SEVERAL_RELEASES = """
            [options]
            server_wide_modules = web,queue_job
            longpolling_port = 8099
            geoip_database = /srv/city.mmdb
            osv_memory_age_limit = 2.5
            import_image_timeout = 30
            db_replica_port = 5433
            logrotate = True

            [queue_job]
            channels = root:2
            host = acme-staging-9911.dev.odoo.com
            scheme = https
            port = 443
            """;

    private static final List<String> CASES = List.of(
            "child-above-parent.conf",
            "database-list-with-blank.conf",
            "environment-in-options.conf",
            "flat-keys-of-19.conf",
            "full-width.conf",
            "gevent-port.conf",
            "host-with-remark.conf",
            "interface-any-v6.conf",
            "misspelt-option.conf",
            "modules-in-brackets.conf",
            "modules-swallow-lines.conf",
            "negative-root.conf",
            "no-root.conf",
            "option-section.conf",
            "quoted-url-host.conf",
            "worker-misspelt.conf",
            "workers-with-remark.conf");

    private static final List<Subject> SUBJECTS = new ArrayList<>();

    @TempDir
    private Path folder;

    private record Subject(ConfigFile file, CheckContext context, ConfigPatch patch) {
        static Subject of(String text, CheckContext context) {
            var file = ConfigFile.of("odoo.conf", text);
            return new Subject(file, context, ConfigPatch.of(file, context));
        }
    }

    private static String text(ConfigFile file) {
        return file.lines().stream().map(line -> line.text() + line.ending()).collect(joining());
    }

    private static List<String> texts() {
        return Stream.of(
                        Samples.NAMES.stream().map(Samples::read).map(HealingPatchTest::text),
                        CASES.stream().map(ConfigCasesTest::read).map(HealingPatchTest::text),
                        Stream.of(OF_SEVERAL_RELEASES))
                .flatMap(each -> each)
                .toList();
    }

    @BeforeAll
    static void patchAll() {
        SUBJECTS.addAll(made());
    }

    private static List<Subject> made() {
        var texts = texts();
        var random = new Random(20_261_130);
        var all = new ArrayList<>(texts);
        while (all.size() < MUTANTS) {
            var lines = new ArrayList<>(
                    List.of(texts.get(random.nextInt(texts.size())).split("\n", -1)));
            for (int mistakes = 1 + random.nextInt(3); mistakes > 0; mistakes--) {
                mistake(lines, random);
            }
            all.add(String.join("\n", lines));
        }
        return IntStream.range(0, all.size())
                .mapToObj(i -> Subject.of(all.get(i), CONTEXTS.get(i % CONTEXTS.size())))
                .toList();
    }

    private static void mistake(List<String> lines, Random random) {
        int at = random.nextInt(lines.size());
        var line = lines.get(at);
        var value = line.indexOf('=') < 0
                ? line
                : line.substring(line.indexOf('=') + 1).strip();
        var key = line.indexOf('=') < 0 ? "" : line.substring(0, line.indexOf('=') + 1) + " ";
        switch (random.nextInt(16)) {
            case 0 -> lines.set(at, key + '"' + value + '"');
            case 1 -> lines.set(at, line + " ; a remark");
            case 2 -> lines.set(at, line + " # 4");
            case 3 -> lines.set(at, "  " + line);
            case 4 -> lines.set(at, key + value.replace(':', '\uff1a').replace(',', '\uff0c'));
            case 5 -> lines.set(at, key + "\u200b" + value + "\u00a0");
            case 6 -> lines.set(at, "queue_job_" + line);
            case 7 -> lines.set(at, line.replaceFirst("s", ""));
            case 8 -> lines.add(at, line);
            case 9 -> lines.remove(at);
            case 10 -> lines.set(at, key + "['" + value.replace(",", "', '") + "']");
            case 11 -> lines.set(at, key + "https://user@" + value + ":8069/odoo");
            case 12 ->
                lines.add(
                        at,
                        List.of("[queue-job]", "[option]", "[queue_job]", "[DEFAULT]")
                                .get(random.nextInt(4)));
            case 13 -> lines.set(at, key + value.replace(",", " "));
            case 14 -> lines.set(at, line + " port = 443 scheme = https");
            default -> lines.set(at, key + "${VALUE}");
        }
        if (lines.isEmpty()) {
            lines.add("");
        }
    }

    private static long count(List<ConfigFinding> findings, String code) {
        return findings.stream().filter(finding -> finding.code().equals(code)).count();
    }

    /// A line may be there twice.
    private static long alike(List<ConfigFinding> findings, ConfigFinding finding) {
        return findings.stream()
                .filter(other ->
                        other.code().equals(finding.code()) && other.seen().equals(finding.seen()))
                .count();
    }

    @Test
    void what_a_patch_claims_to_correct_is_gone_and_nothing_as_bad_is_new() {
        var patched = 0;
        for (var subject : SUBJECTS) {
            var before = ConfigChecks.check(subject.file, subject.context);
            var applied = subject.patch.applied();
            var left = subject.patch.left();
            for (var finding : applied) {
                assertThat(alike(left, finding))
                        .as("%s%n%s", finding, text(subject.file))
                        .isLessThan(Math.max(1, alike(before, finding)));
            }
            var worst = applied.stream().map(ConfigFinding::severity).max(Enum::compareTo);
            worst.ifPresent(severity -> left.stream()
                    .filter(finding -> finding.severity().compareTo(severity) >= 0)
                    .forEach(finding -> assertThat(count(left, finding.code()))
                            .as("%s%n%s%n%s", finding, text(subject.file), subject.patch.unifiedDiff("odoo.conf"))
                            .isLessThanOrEqualTo(count(before, finding.code()))));
            patched += applied.isEmpty() ? 0 : 1;
        }
        assertThat(patched).isGreaterThan(MUTANTS / 3);
    }

    /// What is meant stays; a patch only makes Python read it.
    @Test
    void no_setting_and_no_module_is_lost() {
        for (var subject : SUBJECTS) {
            var before = CheckedConfig.of(subject.file, subject.context);
            var after = CheckedConfig.of(subject.patch.corrected(), subject.context);
            var as = text(subject.file) + "\n" + subject.patch.unifiedDiff("odoo.conf");

            assertThat(keys(after)).as(as).containsAll(keys(before));
            if (!before.modules().containsAll(List.of("queue_job", "odoosh_queue_job"))) {
                assertThat(after.modules()).as(as).containsAll(before.modules());
            }
        }
    }

    private static List<String> keys(CheckedConfig subject) {
        return subject.meant().entries().stream()
                .map(ConfigEntry::key)
                .distinct()
                .toList();
    }

    @Test
    void the_program_patch_applies_each_and_python_reads_what_comes_out() throws Exception {
        assumeTrue(run("patch", "--version") == 0, "This needs the program patch");
        assumeTrue(run("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 10))") == 0, "This needs python3");
        var subjects = SUBJECTS;
        for (int i = 0; i < subjects.size(); i++) {
            Files.writeString(folder.resolve(i + ".conf"), text(subjects.get(i).file));
            Files.writeString(
                    folder.resolve(i + ".patch"), subjects.get(i).patch.unifiedDiff("odoo.conf"));
        }
        var script = """
                for patch in *.patch; do
                  if [ -s "$patch" ]; then patch -s "${patch%.patch}.conf" "$patch" || echo "${patch%.patch}"; fi
                done
                """;
        assertThat(run("sh", "-c", "(" + script + ") > refused 2>&1")).isZero();
        assertThat(folder.resolve("refused")).hasContent("");
        assertThat(run("python3", "-c", """
                import configparser, glob
                with open('unread', 'w') as out:
                    for name in glob.glob('*.conf'):
                        try:
                            with open(name, encoding='utf-8') as file:
                                configparser.RawConfigParser().read_file(file)
                        except configparser.Error:
                            print(name[:-5], file=out)
                """)).isZero();
        var unread = Files.readAllLines(folder.resolve("unread")).stream()
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
        for (int i = 0; i < subjects.size(); i++) {
            var patch = subjects.get(i).patch;
            assertThat(Files.readString(folder.resolve(i + ".conf"), StandardCharsets.UTF_8))
                    .isEqualTo(text(patch.corrected()));
            assertThat(unread.contains(i))
                    .as(text(patch.corrected()))
                    .isEqualTo(patch.corrected().error().isPresent());
            assertThat(patch.corrected().errors())
                    .hasSizeLessThanOrEqualTo(subjects.get(i).file.errors().size());
        }
    }

    private int run(String... command) throws Exception {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }
}
