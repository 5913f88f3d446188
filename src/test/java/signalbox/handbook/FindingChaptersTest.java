package signalbox.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import signalbox.config.BaseUrl;
import signalbox.config.ConfigFile;
import signalbox.config.OdooRelease;
import signalbox.config.SpoiltValue;
import signalbox.config.check.CheckContext;
import signalbox.config.check.ConfigChecks;
import signalbox.config.check.FindingTitles;
import signalbox.election.Anomaly;
import signalbox.handbook.Block.Entry;
import signalbox.handbook.Phrase.Style;

/// Every code that a finding can have is explained, and no other.
class FindingChaptersTest {
    private static final Pattern MADE = Pattern.compile("new (?:Config)?Finding\\(\\s*([^,]+?),\\s");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9-]+)\"");

    /// What stands for a code where it is made, and the codes that it can be.
    private static final Map<String, List<String>> HEALTH = Map.of(
            "code.word()",
                    Stream.of(Anomaly.Code.values()).map(Anomaly.Code::word).toList(),
            "CODE", List.of("probes-left"),
            "\"stuck-\" + state.stored()", List.of("stuck-enqueued", "stuck-started"),
            "\"trigger-\" + how",
                    List.of("trigger-missing", "trigger-incomplete", "trigger-disabled", "trigger-silent"),
            "\"config-\" + first.code()", List.of(),
            "finding.code()", List.of());

    private static Set<String> healthCodes() throws IOException {
        var codes = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java/signalbox"))) {
            for (var file : files.filter(each -> each.toString().endsWith(".java"))
                    .filter(each -> !each.toString().contains("/config/"))
                    .toList()) {
                MADE.matcher(Files.readString(file)).results().forEach(found -> {
                    var first = found.group(1);
                    var literal = LITERAL.matcher(first);
                    codes.addAll(
                            literal.matches()
                                    ? List.of(literal.group(1))
                                    : Objects.requireNonNull(HEALTH.get(first), file + ": " + first));
                });
            }
        }
        return codes;
    }

    private static List<Entry> entries(String chapter) {
        return ChapterReader.read(chapter, Handbook.markdown(chapter)).blocks().stream()
                .filter(Entry.class::isInstance)
                .map(Entry.class::cast)
                .toList();
    }

    @Test
    void each_finding_has_its_entry_and_an_example() throws IOException {
        var codes = healthCodes();
        assertThat(codes).hasSizeGreaterThan(35);
        assertThat(entries(Handbook.FINDINGS))
                .extracting(Entry::name)
                .containsExactlyInAnyOrderElementsOf(codes)
                .doesNotHaveDuplicates();
        assertThat(entries(Handbook.FINDINGS))
                .allMatch(entry -> Phrase.text(entry.meaning()).contains("\""), "quotes an example of the evidence");
    }

    /// Each code has a title there, or it would be made of its word.
    @Test
    void each_finding_about_an_odoo_conf_has_its_entry() throws IOException {
        assertThat(entries(Handbook.CONFIG_FINDINGS))
                .extracting(Entry::name)
                .containsExactlyInAnyOrderElementsOf(FindingTitles.codes());
        assertThat(literalsOfChecks()).isSubsetOf(FindingTitles.codes());
        assertThat(Stream.of(SpoiltValue.Spoil.values()).map(spoil -> spoil.word() + "-in-value"))
                .isSubsetOf(FindingTitles.codes());
    }

    private static Set<String> literalsOfChecks() throws IOException {
        var found = new TreeSet<String>();
        for (var folder : List.of("check", "diff")) {
            try (var files = Files.list(Path.of("src/main/java/signalbox/config/" + folder))) {
                for (var file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    MADE.matcher(Files.readString(file))
                            .results()
                            .map(made -> LITERAL.matcher(made.group(1)))
                            .filter(Matcher::matches)
                            .forEach(literal -> found.add(literal.group(1)));
                }
            }
        }
        assertThat(found).hasSizeGreaterThan(25);
        return found;
    }

    /// No text shows them: bytes, a fault of a rule, two files.
    private static final Set<String> WITHOUT_EXAMPLE =
            Set.of("unicode-decode-error", "nul-character", "rule-failed", "shared-secret");

    static final List<Entry> EXAMPLES = entries(Handbook.CONFIG_FINDINGS).stream()
            .filter(entry -> !WITHOUT_EXAMPLE.contains(entry.name()))
            .toList();

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void each_example_of_an_odoo_conf_has_that_finding(Entry entry) {
        var example = entry.meaning().getFirst();
        assertThat(example.style()).isEqualTo(Style.CODE);
        assertThat(files(example.text().replace(" ↵ ", "\n"))
                        .flatMap(file -> contexts().flatMap(context -> ConfigChecks.check(file, context).stream()))
                        .map(found -> found.code()))
                .contains(entry.name());
    }

    private static Stream<ConfigFile> files(String example) {
        return Stream.of(
                        example,
                        "[options]\nserver_wide_modules = web,queue_job\n[queue_job]\n" + example,
                        "[options]\nserver_wide_modules = web,queue_job\n[queue_job]\n"
                                + "scheme = https\nport = 443\nchannels = root:4\n" + example)
                .map(text -> ConfigFile.of("odoo.conf", text + "\n"));
    }

    private static Stream<CheckContext> contexts() {
        var site = CheckContext.UNKNOWN
                .withBaseUrl(BaseUrl.parse("https://acme.odoo.com"))
                .withHttpWorkers(2);
        return Stream.of(
                CheckContext.UNKNOWN,
                CheckContext.UNKNOWN.withOdooSh(false),
                site.withOdooSh(true).withOdoo(new OdooRelease(16)),
                site.withOdooSh(false).withOdoo(new OdooRelease(19)));
    }

    @Test
    void a_finding_leads_to_its_entry() {
        assertThat(Handbook.placeOf("no-leader")).isEqualTo("findings#no-leader");
        assertThat(Handbook.placeOf("config-port-invalid")).isEqualTo("config-findings#port-invalid");
        for (var entry : entries(Handbook.FINDINGS)) {
            assertThat(entry.anchor()).isEqualTo(entry.name().toLowerCase(Locale.ROOT));
        }
    }
}
