package signalbox.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is spelled in many places is spelled by one class, and so the same everywhere.
class OnePlaceTest {
    /// Short uuids, minutes, counts of things.
    @ParameterizedTest
    @ValueSource(strings = {"(?i)uuid\\S*substring\\(0,", "toMinutes\\(\\) \\+ \" m", "\"%,d %s%s\""})
    void no_other_package_writes_its_own(String written) throws IOException {
        var own = Pattern.compile(written);
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.startsWith("src/main/java/signalbox/text"))
                            .filter(file -> own.matcher(text(file)).find()))
                    .isEmpty();
        }
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

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
