package signalbox.config.diff;

import static java.util.Comparator.comparingInt;

import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.DeleteDelta;
import com.github.difflib.patch.InsertDelta;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import signalbox.config.ConfigFile;
import signalbox.config.check.LineEdit;

/// A file that is being corrected. Each line knows its original number, so that a patch contains only the edited
/// lines. Comparing the two texts could show other lines as moved.
final class ConfigDraft {
    private static final int NEW = -1;

    /// @param original index in the original file; -1: a new line
    /// @param code of the finding that a new line corrects; empty for an original one
    private record Line(String text, String ending, int original, String code) {
        /// The text in a patch: without the last `\n`.
        String token() {
            return ending.isEmpty() ? text + "\n\\ No newline at end of file" : text + ending.replace("\n", "");
        }
    }

    private final List<Line> original;
    private final List<Line> lines;
    /// The codes of the findings for which original lines were removed, by their indexes.
    private final Map<Integer, String> removed;

    private ConfigDraft(List<Line> original, List<Line> lines, Map<Integer, String> removed) {
        this.original = original;
        this.lines = lines;
        this.removed = removed;
    }

    static ConfigDraft of(ConfigFile file) {
        var lines = file.lines().stream()
                .map(line -> new Line(line.text(), line.ending(), line.number() - 1, ""))
                .toList();
        return new ConfigDraft(lines, lines, Map.of());
    }

    /// @param code of the finding
    /// @param edits the edits of one finding: no edit changes a line of another one
    ConfigDraft with(String code, List<LineEdit> edits) {
        var changed = new ArrayList<>(lines);
        var gone = new HashMap<>(removed);
        for (var edit : fromBelow(edits)) {
            var place = changed.subList(edit.line() - 1, edit.line() - 1 + edit.count());
            place.stream().filter(line -> line.original() != NEW).forEach(line -> gone.put(line.original(), code));
            place.clear();
            place.addAll(edit.lines().stream()
                    .map(text -> new Line(text, ending(), NEW, code))
                    .toList());
        }
        for (int i = 0; i < changed.size() - 1; i++) {
            if (changed.get(i).ending().isEmpty()) {
                var last = changed.get(i);
                if (last.original() != NEW) {
                    gone.put(last.original(), code);
                }
                changed.set(i, new Line(last.text(), ending(), NEW, code));
            }
        }
        return new ConfigDraft(original, changed, gone);
    }

    /// From the end to the beginning. If two begin at the same line, the replacement comes before the insertion.
    private static List<LineEdit> fromBelow(List<LineEdit> edits) {
        return edits.stream()
                .sorted(comparingInt(LineEdit::line)
                        .thenComparingInt(LineEdit::count)
                        .reversed())
                .toList();
    }

    /// The line ending that the file itself uses.
    private String ending() {
        return original.isEmpty() || original.getFirst().ending().isEmpty()
                ? "\n"
                : original.getFirst().ending();
    }

    ConfigFile file(String name) {
        var text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()).append(line.ending()));
        return ConfigFile.of(name, text.toString());
    }

    List<String> originalTokens() {
        return original.stream().map(Line::token).toList();
    }

    /// The codes of the findings that a part of the patch corrects, in their order.
    ///
    /// @param from index of the first original line of the part
    /// @param to behind its last one
    /// @param fromNow index of its first line now
    Set<String> codes(int from, int to, int fromNow, int toNow) {
        var codes = new LinkedHashSet<String>();
        lines.subList(fromNow, toNow).stream()
                .map(Line::code)
                .filter(code -> !code.isEmpty())
                .forEach(codes::add);
        for (int i = from; i < to; i++) {
            if (removed.containsKey(i)) {
                codes.add(Objects.requireNonNull(removed.get(i)));
            }
        }
        return codes;
    }

    /// Each group of lines that are new or removed becomes one delta.
    Patch<String> patch() {
        var patch = new Patch<String>();
        int before = 0;
        int after = 0;
        for (int i = 0; i <= lines.size(); i++) {
            int kept = i == lines.size() ? original.size() : lines.get(i).original();
            if (kept != NEW) {
                add(patch, before, kept, after, i);
                before = kept + 1;
                after = i + 1;
            }
        }
        return patch;
    }

    private void add(Patch<String> patch, int from, int to, int fromNow, int toNow) {
        var source = chunk(original, from, to);
        var target = chunk(lines, fromNow, toNow);
        if (source.size() > 0 && target.size() > 0) {
            patch.addDelta(new ChangeDelta<>(source, target));
        } else if (source.size() > 0) {
            patch.addDelta(new DeleteDelta<>(source, target));
        } else if (target.size() > 0) {
            patch.addDelta(new InsertDelta<>(source, target));
        }
    }

    private static Chunk<String> chunk(List<Line> lines, int from, int to) {
        return new Chunk<>(
                from, lines.subList(from, to).stream().map(Line::token).toList());
    }
}
