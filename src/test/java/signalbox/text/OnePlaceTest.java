package signalbox.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What is spelled in many places is spelled by one class, and so the same everywhere.
class OnePlaceTest {
    private static final Path SOURCES = Path.of("src/main/java");

    /// What only the package text spells, and one of the ways in which it was once written elsewhere.
    enum Spelling {
        SHORT_UUID("(?i)uuid\\S*substring\\(0,", "job.uuid().substring(0, 8)"),
        FORMAT_OF_A_MOMENT("\\.ofPattern\\(", "DateTimeFormatter.ofPattern(\"HH:mm:ss\").withZone(ZoneOffset.UTC)"),
        UNIT_AFTER_A_NUMBER("\\+\\s*\" (?:ms|s|min|m|h|d)(?![\\w'])", "plan.check().toMillis() + \" ms\""),
        NUMBER_OF_A_DURATION(
                "\\.to(?:Millis|Seconds|Minutes|Hours|Days)\\(\\)\\s*\\+\\s*\"(?! s'|s)",
                "length.toSeconds() + \" seconds\""),
        FORMAT_OF_A_DURATION(
                "%[-+,]*[\\d.]*[df] ?(?:ms|s|min|m|h|d)(?![\\w'])", "String.format(Locale.ROOT, \"%.1f s\", seconds)"),
        NUMBER_BEFORE_ITS_NOUN("\\.(?:size|count)\\(\\)\\s*\\+\\s*\"[ \"]", "keys.size() + \" keys\""),
        /// But in the second branch of a condition, and after a limit, which is never 1.
        PLURAL_AFTER_ANY_COUNT(
                "NumberText\\.count\\((?<!:\\s{0,60}NumberText\\.count\\()(?![\\w.]*(?:MOST|most))(?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)"
                        + "\\s*\\+\\s*\"[ ,](?:[a-z]{2,}s|are|were|have|run|keep|wait|match)\\b",
                "NumberText.count(running) + \" jobs are enqueued or started in \" + at"),
        PLURAL_AFTER_A_FIGURE("\\bfigure \\+ \" jobs", "figure + \" jobs match\""),
        COUNT_OF_THE_OTHERS(
                "[aA]nd (?:\" \\+ [^;:]{0,80}\" more|%,?d more)", "\"; and \" + NumberText.count(more) + \" more.\""),
        COUNT_IN_A_FORMAT("%[-+0-9]*,[\\d.]*[df]", "String.format(Locale.ROOT, \"More jobs: %,d.\", more)"),
        DECIMAL_OF_THE_DESKTOP("DecimalFormat|NumberFormat\\.get", "new DecimalFormat(\"0.#\").format(percent)"),
        LIMIT_BEFORE_ITS_NOUN("\\bMOST\\w*\\s*\\+\\s*\" [a-z]", "\"Between 1 and \" + MOST_JOBS + \" jobs\""),
        COUNT_BEFORE_A_WORD(
                "\\b(?:jobs|failed|capacity|count|total|others|more|started|enqueued|withoutWorker|putBack\\(\\))"
                        + "\\s*\\+\\s*\" [a-z]",
                "PreflightCheck.warn(item, jobs + \" keep running: workers run them\")"),
        SECONDS_OF_A_DURATION("\\.toMillis\\(\\)\\s*/\\s*(?:1_?000|MILLIS)", "length.toMillis() / 1000.0"),
        ORDER_OF_TWO_MOMENTS(
                "return (\\w+)\\.is(?:Before|After)\\((\\w+)\\) \\? (?:\\1 : \\2|\\2 : \\1);",
                "return one.isBefore(other) ? one : other;"),
        PLURAL_OF_A_NOUN(
                "== 1\\s*\\?\\s*\"(?:1 )?(\\w+)\"\\s*:[^;?]{0,40}\"\\s?\\1s\"",
                "(count == 1 ? \"finding\" : \"findings\")");

        private final Pattern pattern;
        private final String written;

        Spelling(String pattern, String written) {
            this.pattern = Pattern.compile(pattern);
            this.written = written;
        }

        private boolean isIn(String source) {
            return pattern.matcher(source).find();
        }
    }

    /// One reads what `ps` printed and writes no moment; what the others add to is a text: `5 connections`, `3 failed`.
    private static final Map<Spelling, Set<String>> ELSEWHERE = Map.of(
            Spelling.FORMAT_OF_A_MOMENT, Set.of("signalbox/worker/listing/PsTimes.java"),
            Spelling.NUMBER_BEFORE_ITS_NOUN, Set.of("signalbox/ui/runners/RunnersView.java"),
            Spelling.COUNT_BEFORE_A_WORD,
                    Set.of(
                            "signalbox/queue/action/ColumnKind.java",
                            "signalbox/queue/action/ColumnOperation.java",
                            "signalbox/queue/action/SetDoneOperation.java",
                            "signalbox/ui/channels/ChannelControl.java",
                            "signalbox/ui/overview/LeaderContent.java"));

    @ParameterizedTest
    @EnumSource(Spelling.class)
    void no_other_package_writes_its_own(Spelling spelling) throws IOException {
        try (var files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.startsWith(SOURCES.resolve("signalbox/text")))
                            .filter(file -> spelling.isIn(text(file)))
                            .map(file -> SOURCES.relativize(file).toString()))
                    .isSubsetOf(ELSEWHERE.getOrDefault(spelling, Set.of()));
        }
    }

    @ParameterizedTest
    @EnumSource(Spelling.class)
    void the_rule_finds_what_was_once_written(Spelling spelling) {
        assertThat(spelling.isIn(spelling.written)).isTrue();
    }

    /// `UtcTime` writes sentences, `TimeText` cells: who calls one does not get the other's form.
    @Test
    void two_formatters_of_moments_share_no_method() {
        assertThat(publicMethods(TimeText.class)).doesNotContainAnyElementsOf(publicMethods(UtcTime.class));
    }

    private static List<String> publicMethods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .distinct()
                .toList();
    }

    @Test
    void a_uuid_is_shown_by_its_first_eight_characters() {
        assertThat(ShortUuid.of("5c1f07d2-9c1b-4f0e-8a55-0123456789ab")).isEqualTo("5c1f07d2");
        assertThat(ShortUuid.of("5c1f")).isEqualTo("5c1f");
    }

    @ParameterizedTest
    @CsvSource({"PT6M59S, 6 min, 6 min, 6 m 59 s", "PT1M30S, 1 min, 90 s, 1 m 30 s", "PT71H, 71 h, 2 days, 71 h 00 m"})
    void minutes_are_min_where_nothing_stands_beside_them(
            Duration length, String column, String sentence, String exact) {
        assertThat(DurationText.rough(length)).isEqualTo(column);
        assertThat(DurationText.inSentence(length)).isEqualTo(sentence);
        assertThat(DurationText.of(length)).isEqualTo(exact);
    }

    @Test
    void a_noun_after_a_written_count_is_singular_for_one_alone() {
        assertThat(NumberText.ofFigure("1", "job")).isEqualTo("1 job");
        assertThat(List.of("0", "12,009", "over 10,000", "≈ 1"))
                .allSatisfy(
                        figure -> assertThat(NumberText.ofFigure(figure, "job")).endsWith("jobs"));
    }

    /// What somebody set is written as it was set.
    @ParameterizedTest
    @CsvSource({
        "PT0.25S, 250 ms",
        "PT0.5S, 0.5 s",
        "PT2S, 2 s",
        "PT2.5S, 2.5 s",
        "PT10S, 10 s",
        "PT90S, 90 s",
        "PT2M5S, 2 m 05 s",
        "PT5M, 5 min",
        "PT1H30M, 1 h 30 m",
        "PT2H, 2 h",
        "P4D, 4 d 00 h"
    })
    void a_length_that_was_set_has_no_needless_figure(Duration length, String written) {
        assertThat(DurationText.setting(length)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"6.2137 | 3 | 6.214 s", "12.74 | 1 | 12.7 s", "4213 | 0 | 4,213 s"})
    void what_was_measured_stays_in_seconds(double seconds, int decimals, String written) {
        assertThat(DurationText.measured(seconds, decimals)).isEqualTo(written);
    }

    @Test
    void a_percentage_has_one_decimal_where_there_is_one() {
        assertThat(NumberText.percent(2)).isEqualTo("2 %");
        assertThat(NumberText.percent(0.5)).isEqualTo("0.5 %");
        assertThat(NumberText.percent(99.96)).isEqualTo("100 %");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
