package signalbox.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingWordsTest {
    private static final Instant MOMENT = Instant.parse("2026-06-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT-4.9S, just now",
        "PT-1S, just now",
        "PT-0.4S, just now",
        "PT0S, just now",
        "PT0.999S, just now",
        "PT1S, 1 s ago",
        "PT90S, 1 m 30 s ago",
        "PT-6S, 6 s ahead of the server's clock"
    })
    void an_age_below_a_second_is_just_now_as_columns_hold_whole_ones(Duration age, String words) {
        assertThat(FindingWords.at(MOMENT, MOMENT.plus(age))).isEqualTo("at 12:00:00 UTC, " + words);
    }

    @Test
    void ages_are_put_into_words_in_one_place_alone() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(FindingWordsTest::saysAgo)
                            .map(file -> file.getFileName().toString()))
                    .containsExactly("DurationText.java");
        }
    }

    private static boolean saysAgo(Path file) {
        try {
            return Files.readString(file).contains("\" ago\"");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
