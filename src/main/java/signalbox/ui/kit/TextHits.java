package signalbox.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import signalbox.text.NumberText;

/// Where a text has what is looked for, in upper or lower case, and which hit one is at. Pure.
///
/// @param more whether there are further hits behind the last of these
/// @param at the place of the current hit in the list; -1: there is none
record TextHits(List<Range> ranges, boolean more, int at) {
    static final TextHits NONE = new TextHits(List.of(), false, -1);

    /// No more are marked: nobody steps through them, and each mark takes time to draw.
    static final int MOST = 5_000;

    /// @param from the first character
    /// @param to behind the last one
    record Range(int from, int to) {}

    TextHits {
        ranges = List.copyOf(ranges);
    }

    /// @param wanted empty: nothing is looked for
    static TextHits of(String text, String wanted) {
        if (wanted.isEmpty()) {
            return NONE;
        }
        var hits = new ArrayList<Range>();
        var matcher = Pattern.compile(wanted, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text);
        var found = matcher.find();
        for (; found && hits.size() < MOST; found = matcher.find()) {
            hits.add(new Range(matcher.start(), matcher.end()));
        }
        return new TextHits(hits, found, hits.isEmpty() ? -1 : 0);
    }

    /// After the last one comes the first.
    TextHits next() {
        return moved(1);
    }

    TextHits before() {
        return moved(-1);
    }

    private TextHits moved(int by) {
        return ranges.isEmpty() ? this : new TextHits(ranges, more, Math.floorMod(at + by, ranges.size()));
    }

    /// `3 of 12`
    String label() {
        return ranges.isEmpty()
                ? "not found"
                : NumberText.count(at + 1L) + (more ? " of more than " : " of ") + NumberText.count(ranges.size());
    }
}
