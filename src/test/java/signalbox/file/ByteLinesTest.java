package signalbox.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines of a file from its beginning and from its end.
class ByteLinesTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("lines");
    }

    private List<String> forward(long from) throws IOException {
        var found = new ArrayList<String>();
        try (var lines = ByteLines.from(file(), from)) {
            for (var line = lines.next(); line != null; line = lines.next()) {
                found.add(lines.start() + ":" + new String(line, StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    private List<String> backward(long before) throws IOException {
        var found = new ArrayList<String>();
        try (var lines = LastLines.before(file(), before)) {
            for (var line = lines.next(); line != null; line = lines.next()) {
                found.add(lines.start() + ":" + new String(line, StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a\n", "\n", "\n\n", "a\n\nb\n", "a\nbc", "é\nü\n"})
    void both_ways_give_the_same_lines_at_the_same_places(String text) throws IOException {
        Files.writeString(file(), text);

        assertThat(backward(Long.MAX_VALUE).reversed()).isEqualTo(forward(0));
        assertThat(forward(0)).hasSize((int) text.lines().count());
    }

    /// Shorter and longer than a block, and exactly as long.
    @Test
    void lines_of_any_length_are_whole() throws IOException {
        var random = new Random(7);
        var text = new StringBuilder();
        var lengths = List.of(0, 1, 65_535, 65_536, 65_537, 3, 200_000, 131_072, 9, 65_534);
        for (var length : lengths) {
            for (var i = 0; i < length; i++) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            text.append('\n');
        }
        Files.writeString(file(), text);

        var lines = forward(0);
        assertThat(lines)
                .extracting(line -> line.length() - line.indexOf(':') - 1)
                .isEqualTo(lengths);
        assertThat(backward(Long.MAX_VALUE).reversed()).isEqualTo(lines);
        var middle = Long.parseLong(lines.get(6).substring(0, lines.get(6).indexOf(':')));
        assertThat(backward(middle).reversed()).isEqualTo(lines.subList(0, 6));
        assertThat(forward(middle)).isEqualTo(lines.subList(6, lines.size()));
    }
}
