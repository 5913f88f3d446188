package signalbox.config.check;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import signalbox.config.ConfigFile;
import signalbox.config.ConfigLine;
import signalbox.config.diff.ConfigPatch;
import signalbox.text.Severity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Files after public reports, each with what must be found in it and what its patch must make of it.
class ConfigCasesTest {
    private static final String SECRET = "s3cr3tpw";
    private static final ConfigPatch.Wish WITH_SECRETS = new ConfigPatch.Wish(true, Set.of());

    static Stream<Arguments> cases() {
        return expected().properties().stream().map(each -> Arguments.of(each.getKey(), each.getValue()));
    }

    private static JsonNode expected() {
        try (var stream =
                Objects.requireNonNull(ConfigCasesTest.class.getResourceAsStream("/config/cases/expected.json"))) {
            return JsonMapper.shared().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ConfigFile read(String name) {
        try (var stream = Objects.requireNonNull(ConfigCasesTest.class.getResourceAsStream("/config/cases/" + name))) {
            return ConfigFile.read(stream, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static String text(ConfigFinding finding) {
        return finding.code() + "\n" + finding.seen() + "\n" + finding.why() + "\n"
                + finding.fix().text();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void what_is_wrong_is_found_and_the_patch_heals_it(String name, JsonNode expected) {
        var file = read(name);
        var least = Severity.valueOf(expected.get("atLeast").asString().toUpperCase(Locale.ROOT));
        var wanted = texts(expected.get("fixContains"));

        var findings = ConfigChecks.check(file, CheckContext.UNKNOWN);
        var patch = ConfigPatch.of(file, CheckContext.UNKNOWN, WITH_SECRETS::takes);

        assertThat(findings).anyMatch(finding -> finding.severity().compareTo(least) >= 0);
        var all = findings.stream().map(ConfigCasesTest::text).collect(joining("\n"));
        assertThat(all).contains(texts(expected.get("names"))).doesNotContain(SECRET);
        var corrected = patch.corrected().lines().stream().map(ConfigLine::text).collect(joining("\n"));
        assertThat(wanted).allMatch(corrected::contains);
        if (!wanted.isEmpty()) {
            assertThat(patch.left())
                    .filteredOn(finding -> finding.fix().kind() != Fix.Kind.TRADE)
                    .noneMatch(finding -> finding.severity().compareTo(least) >= 0);
        }
        assertThat(patch.corrected().error()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void without_being_asked_nothing_shows_a_secret(String name, JsonNode ignored) {
        var patch = ConfigPatch.of(read(name), CheckContext.UNKNOWN);

        assertThat(patch.unifiedDiff(name)).doesNotContain(SECRET);
        assertThat(patch.left().toString()).doesNotContain(SECRET);
    }
}
