package signalbox.ui.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import signalbox.handbook.Chapter;

/// A place of the handbook that has what is looked for. Pure.
///
/// @param chapter its place in the list of chapters
/// @param block the place of the block in the chapter; -1: the title
/// @param title of the chapter
/// @param piece the words around the first hit
record HelpHit(int chapter, int block, String title, String piece) {
    private static final int BEFORE = 24;
    private static final int BEHIND = 60;

    /// In reading order, a block once however often it has it.
    ///
    /// @param wanted in upper or lower case, a phrase or words that stand in one block; blank: nothing is found
    static List<HelpHit> of(List<Chapter> chapters, String wanted) {
        var hits = new ArrayList<HelpHit>();
        var looked = wanted.strip();
        for (int place = 0; place < chapters.size() && !looked.isEmpty(); place++) {
            var chapter = chapters.get(place);
            add(hits, place, -1, chapter.title(), chapter.title(), looked);
            for (int block = 0; block < chapter.blocks().size(); block++) {
                add(
                        hits,
                        place,
                        block,
                        chapter.title(),
                        chapter.blocks().get(block).text(),
                        looked);
            }
        }
        return List.copyOf(hits);
    }

    private static void add(List<HelpHit> hits, int chapter, int block, String title, String text, String wanted) {
        var within = text.toLowerCase(Locale.ROOT);
        var whole = wanted.toLowerCase(Locale.ROOT);
        var words = List.of(whole.split("\\s+"));
        if (within.contains(whole)) {
            var at = within.indexOf(whole);
            hits.add(new HelpHit(chapter, block, title, piece(text, at, at + whole.length())));
        } else if (words.stream().allMatch(within::contains)) {
            var at = within.indexOf(words.getFirst());
            hits.add(new HelpHit(
                    chapter, block, title, piece(text, at, at + words.getFirst().length())));
        }
    }

    private static String piece(String text, int from, int to) {
        var begin = Math.max(0, from - BEFORE);
        var end = Math.min(text.length(), to + BEHIND);
        var piece = (begin > 0 ? "…" : "") + text.substring(begin, end).strip() + (end < text.length() ? "…" : "");
        return piece.replaceAll("\\s+", " ");
    }
}
