package signalbox.config.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.Chunk;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.config.ConfigFile;
import signalbox.config.ConfigLine;
import signalbox.text.NumberText;

/// Two files side by side, line by line, without secrets. If only a secret differs, the line is marked and its text is
/// the same.
public final class TextDiff {
    private static final int MOST_LINES = 5_000;
    private static final int LONGEST = 2_000;

    public enum Kind {
        SAME,
        CHANGED,
        REMOVED,
        ADDED
    }

    /// @param left null when the line is only in the right file
    /// @param right null when the line is only in the left file
    public record Row(
            Kind kind, @Nullable Side left, @Nullable Side right) {}

    /// @param line its number, from 1
    public record Side(int line, List<Part> parts) {
        public Side {
            parts = List.copyOf(parts);
        }
    }

    public record Part(String text, boolean changed) {}

    private final List<ConfigLine> left;
    private final List<ConfigLine> right;
    private final List<Row> rows = new ArrayList<>();

    private TextDiff(ConfigFile left, ConfigFile right) {
        this.left = left.lines();
        this.right = right.lines();
    }

    /// @throws IllegalArgumentException for files that are too long to be compared side by side
    public static List<Row> of(ConfigFile left, ConfigFile right) {
        if (Math.max(left.lines().size(), right.lines().size()) > MOST_LINES) {
            throw new IllegalArgumentException(
                    "One of the files has more than " + NumberText.count(MOST_LINES) + " lines");
        }
        var diff = new TextDiff(left, right);
        diff.compare();
        return List.copyOf(diff.rows);
    }

    private void compare() {
        var done = new Range(new Span(0, 0), new Span(0, 0));
        for (var range : ranges(texts(left), texts(right))) {
            same(done.left.to, range.left.from, done.right.to);
            change(left.subList(range.left.from, range.left.to), right.subList(range.right.from, range.right.to));
            done = range;
        }
        same(done.left.to, left.size(), done.right.to);
    }

    private static List<String> texts(List<ConfigLine> lines) {
        return lines.stream().map(ConfigLine::text).toList();
    }

    private record Span(int from, int to) {
        static Span of(Chunk<String> chunk, int head) {
            int from = head + chunk.getPosition();
            return new Span(from, from + chunk.size());
        }

        boolean isBefore(Span next) {
            return to == next.from;
        }

        Span upTo(Span next) {
            return new Span(from, next.to);
        }
    }

    private record Range(Span left, Span right) {}

    /// The library reports removed lines and the new lines in their place separately, and may split what both files
    /// begin with. Here they are joined.
    private static List<Range> ranges(List<String> left, List<String> right) {
        var ranges = new ArrayList<Range>();
        int head = head(left, right);
        var rest = DiffUtils.diff(
                left.subList(head, left.size()), right.subList(head, right.size()), new MyersDiffWithLinearSpace<>());
        for (var delta : rest.getDeltas()) {
            var range = new Range(Span.of(delta.getSource(), head), Span.of(delta.getTarget(), head));
            var last = ranges.isEmpty() ? null : ranges.getLast();
            if (last != null && last.left.isBefore(range.left) && last.right.isBefore(range.right)) {
                ranges.set(ranges.size() - 1, new Range(last.left.upTo(range.left), last.right.upTo(range.right)));
            } else {
                ranges.add(range);
            }
        }
        return ranges;
    }

    /// How many words or lines are the same at the beginning of both.
    private static int head(List<String> left, List<String> right) {
        int head = 0;
        while (head < Math.min(left.size(), right.size()) && left.get(head).equals(right.get(head))) {
            head++;
        }
        return head;
    }

    private void same(int from, int to, int fromRight) {
        for (int i = 0; i < to - from; i++) {
            rows.add(new Row(Kind.SAME, whole(left.get(from + i), false), whole(right.get(fromRight + i), false)));
        }
    }

    private void change(List<ConfigLine> removed, List<ConfigLine> added) {
        int both = Math.min(removed.size(), added.size());
        for (int i = 0; i < both; i++) {
            rows.add(changed(removed.get(i), added.get(i)));
        }
        removed.stream().skip(both).forEach(line -> rows.add(new Row(Kind.REMOVED, whole(line, true), null)));
        added.stream().skip(both).forEach(line -> rows.add(new Row(Kind.ADDED, null, whole(line, true))));
    }

    private static Side whole(ConfigLine line, boolean changed) {
        return new Side(line.number(), List.of(new Part(line.masked(), changed)));
    }

    private static Row changed(ConfigLine before, ConfigLine after) {
        var left = before.masked();
        var right = after.masked();
        if (left.equals(right) || Math.max(left.length(), right.length()) > LONGEST) {
            return new Row(Kind.CHANGED, whole(before, true), whole(after, true));
        }
        var words = DiffRowGenerator.SPLITTER_BY_WORD.apply(left);
        var wordsRight = DiffRowGenerator.SPLITTER_BY_WORD.apply(right);
        var ranges = ranges(words, wordsRight);
        return new Row(
                Kind.CHANGED,
                new Side(
                        before.number(),
                        parts(words, ranges.stream().map(Range::left).toList())),
                new Side(
                        after.number(),
                        parts(wordsRight, ranges.stream().map(Range::right).toList())));
    }

    private static List<Part> parts(List<String> words, List<Span> changed) {
        var parts = new ArrayList<Part>();
        int done = 0;
        for (var span : changed) {
            add(parts, words.subList(done, span.from), false);
            add(parts, words.subList(span.from, span.to), true);
            done = span.to;
        }
        add(parts, words.subList(done, words.size()), false);
        return parts;
    }

    private static void add(List<Part> parts, List<String> words, boolean changed) {
        if (!words.isEmpty()) {
            parts.add(new Part(String.join("", words), changed));
        }
    }
}
