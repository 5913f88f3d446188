package signalbox.config.check;

import java.util.List;

/// Puts lines in the place of others.
///
/// @param line the first of them, from 1
/// @param count how many; 0: the lines are put before it
public record Edit(int line, int count, List<String> lines) {
    public Edit {
        lines = List.copyOf(lines);
    }

    static Edit insert(int before, List<String> lines) {
        return new Edit(before, 0, lines);
    }

    static Edit replace(int line, String... lines) {
        return new Edit(line, 1, List.of(lines));
    }

    static Edit remove(int line) {
        return new Edit(line, 1, List.of());
    }
}
