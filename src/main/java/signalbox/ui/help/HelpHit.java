package signalbox.ui.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import signalbox.ui.help.HelpText.Part;
import signalbox.ui.help.HelpText.Section;

/// A place of the help that has what is looked for. Pure.
///
/// @param section its place in the list of sections
/// @param part the place of the part in the section; -1: the title
/// @param piece the words around the first hit
record HelpHit(int section, int part, String title, String piece) {
    private static final int BEFORE = 24;
    private static final int BEHIND = 60;

    /// In reading order, a part once however often it has it.
    ///
    /// @param wanted in upper or lower case; blank: nothing is found
    static List<HelpHit> of(List<Section> sections, String wanted) {
        var hits = new ArrayList<HelpHit>();
        var looked = wanted.strip();
        for (int place = 0; place < sections.size() && !looked.isEmpty(); place++) {
            var section = sections.get(place);
            add(hits, place, -1, section.title(), section.title(), looked);
            for (int part = 0; part < section.parts().size(); part++) {
                add(hits, place, part, section.title(), text(section.parts().get(part)), looked);
            }
        }
        return List.copyOf(hits);
    }

    private static void add(List<HelpHit> hits, int section, int part, String title, String text, String wanted) {
        var at = text.toLowerCase(Locale.ROOT).indexOf(wanted.toLowerCase(Locale.ROOT));
        if (at >= 0) {
            hits.add(new HelpHit(section, part, title, piece(text, at, at + wanted.length())));
        }
    }

    private static String piece(String text, int from, int to) {
        var begin = Math.max(0, from - BEFORE);
        var end = Math.min(text.length(), to + BEHIND);
        return (begin > 0 ? "…" : "") + text.substring(begin, end).strip() + (end < text.length() ? "…" : "");
    }

    private static String text(Part part) {
        return switch (part) {
            case HelpText.Text(var sentences) -> sentences;
            case HelpText.State(var state, var meaning) -> state.stored() + " " + meaning;
            case HelpText.Named(var name, var meaning) -> name + " " + meaning;
            case HelpText.Stored(var name, var path) -> name + " " + path;
            case HelpText.Key(var keys, var meaning) -> keys + " " + meaning;
            case HelpText.Command(var line, var meaning) -> line + " " + meaning;
        };
    }
}
