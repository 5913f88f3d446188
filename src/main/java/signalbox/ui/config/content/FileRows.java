package signalbox.ui.config.content;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.app.config.LoadedConfig;
import signalbox.config.ConfigEntry;
import signalbox.config.ConfigLine;
import signalbox.config.SecretSettings;
import signalbox.config.diff.TextDiff;
import signalbox.config.diff.TextDiff.Part;
import signalbox.text.Severity;
import signalbox.ui.config.content.FileCell.Tone;

/// Lays a comparison out in rows.
final class FileRows {
    private static final int CONTEXT = 3;
    private static final int WORTH_FOLDING = 4;
    private static final Set<String> NO_SECRETS = Set.of("", "False", "None", SecretSettings.MASK);

    private final Comparison compared;
    private final DisplayMode display;
    private final SecretFingerprints fingerprints;
    private final Map<Integer, String> leftSecrets;
    private final Map<Integer, String> rightSecrets;
    private final List<FileRow> rows = new ArrayList<>();

    private FileRows(Comparison compared, DisplayMode display, SecretFingerprints fingerprints) {
        this.compared = compared;
        this.display = display;
        this.fingerprints = fingerprints;
        this.leftSecrets = secrets(compared.left());
        this.rightSecrets = secrets(compared.right());
    }

    static List<FileRow> of(Comparison compared, DisplayMode display, SecretFingerprints fingerprints) {
        var rows = new FileRows(compared, display, fingerprints);
        rows.lay();
        return List.copyOf(rows.rows);
    }

    /// The secrets, by the line in which each begins.
    private static Map<Integer, String> secrets(@Nullable LoadedConfig read) {
        return read == null
                ? Map.of()
                : read.file().entries().stream()
                        .filter(entry -> !SecretSettings.value(entry.key(), entry.value())
                                        .equals(entry.value())
                                && !NO_SECRETS.contains(entry.value()))
                        .collect(toMap(ConfigEntry::line, ConfigEntry::value, (first, _) -> first));
    }

    private void lay() {
        var all = compared.rows();
        var shown = shown(all);
        for (int i = 0; i < all.size(); ) {
            int end = shown.get(i) ? shown.nextClearBit(i) : shown.nextSetBit(i);
            end = end < 0 ? all.size() : Math.min(end, all.size());
            if (shown.get(i) || end - i < WORTH_FOLDING || display.unfolded().contains(i)) {
                add(all.subList(i, end));
            } else {
                rows.add(new FileRow.Fold(i, end - i));
            }
            i = end;
        }
    }

    /// The lines that differ or have a finding other than a note, with some lines around them. If there is only one
    /// file, all lines.
    private BitSet shown(List<TextDiff.Row> all) {
        var shown = new BitSet(all.size());
        for (int i = 0; i < all.size(); i++) {
            if (compared.isAlone()) {
                shown.set(i);
            } else if (all.get(i).kind() != TextDiff.Kind.SAME || isSerious(worst(all.get(i)))) {
                shown.set(Math.max(0, i - CONTEXT), Math.min(all.size(), i + CONTEXT + 1));
            }
        }
        return shown;
    }

    private static boolean isSerious(@Nullable Severity worst) {
        return worst != null && worst != Severity.INFO;
    }

    private @Nullable Severity worst(TextDiff.Row row) {
        var side = row.right();
        return side == null ? null : compared.worst(side.line());
    }

    private void add(List<TextDiff.Row> part) {
        if (compared.isAlone()) {
            part.forEach(this::addAlone);
        } else if (display.unified()) {
            addUnified(part);
        } else {
            part.forEach(row -> rows.add(new FileRow.Pair(left(row), right(row), worst(row))));
        }
    }

    private void addAlone(TextDiff.Row row) {
        var cell = Objects.requireNonNull(right(row));
        rows.add(new FileRow.Single(null, cell.line(), cell, worst(row)));
    }

    /// In the order of `diff -u`: removed lines come before the lines that replace them.
    private void addUnified(List<TextDiff.Row> part) {
        var added = new ArrayList<TextDiff.Row>();
        for (var row : part) {
            var cell = left(row);
            if (row.kind() == TextDiff.Kind.SAME && row.left() != null) {
                flush(added);
                var same = Objects.requireNonNull(right(row));
                rows.add(new FileRow.Single(row.left().line(), same.line(), same, worst(row)));
            } else {
                if (cell != null) {
                    rows.add(new FileRow.Single(cell.line(), null, cell, null));
                }
                added.add(row);
            }
        }
        flush(added);
    }

    private void flush(List<TextDiff.Row> added) {
        for (var row : added) {
            var cell = right(row);
            if (cell != null) {
                rows.add(new FileRow.Single(null, cell.line(), cell, worst(row)));
            }
        }
        added.clear();
    }

    private @Nullable FileCell left(TextDiff.Row row) {
        var left = compared.left();
        return left == null || row.left() == null
                ? null
                : cell(left, row.left(), leftSecrets).in(tone(row.kind(), line(left, row.left()), Tone.REMOVED));
    }

    private @Nullable FileCell right(TextDiff.Row row) {
        var right = compared.right();
        if (right == null || row.right() == null) {
            return null;
        }
        var tone = tone(row.kind(), line(right, row.right()), Tone.ADDED);
        var isOverruled = tone == Tone.NONE || worst(row) == Severity.CRITICAL;
        return cell(right, row.right(), rightSecrets).in(isOverruled ? tone(worst(row)) : tone);
    }

    private Tone tone(TextDiff.Kind kind, ConfigLine line, Tone changed) {
        if (kind == TextDiff.Kind.SAME) {
            return Tone.NONE;
        }
        return compared.isExpected(line) ? Tone.EXPECTED : changed;
    }

    private static Tone tone(@Nullable Severity worst) {
        return switch (worst) {
            case null -> Tone.NONE;
            case INFO -> Tone.NONE;
            case WARNING -> Tone.WARNING;
            case CRITICAL -> Tone.DANGER;
        };
    }

    private static ConfigLine line(LoadedConfig read, TextDiff.Side side) {
        return read.file().lines().get(side.line() - 1);
    }

    private FileCell cell(LoadedConfig read, TextDiff.Side side, Map<Integer, String> secrets) {
        var line = line(read, side);
        if (display.revealed() && !line.masked().equals(line.text())) {
            var changed = side.parts().stream().anyMatch(Part::changed);
            return new FileCell(
                    side.line(), StyledSpan.of(line, List.of(new Part(line.text(), changed))), Tone.NONE, null);
        }
        var secret = secrets.get(side.line());
        return new FileCell(
                side.line(),
                StyledSpan.of(line, side.parts()),
                Tone.NONE,
                secret == null ? null : fingerprints.of(secret));
    }
}
