package signalbox.ui.help;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import signalbox.ui.kit.Labels;

/// Sentences in which what is looked for is marked. FX thread.
final class FoundWords extends TextFlow {
    private final String words;
    private final String[] styles;

    FoundWords(String words, String... styles) {
        this.words = words;
        this.styles = styles;
        setMinHeight(Region.USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(words);
        mark("");
    }

    /// @param wanted in upper or lower case; empty: nothing is marked
    void mark(String wanted) {
        getChildren().clear();
        var from = 0;
        for (var at = next(wanted, from); at >= 0; at = next(wanted, from)) {
            plain(words.substring(from, at));
            getChildren().add(hit(words.substring(at, at + wanted.length())));
            from = at + wanted.length();
        }
        plain(words.substring(from));
    }

    private int next(String wanted, int from) {
        for (int at = from; !wanted.isEmpty() && at + wanted.length() <= words.length(); at++) {
            if (words.regionMatches(true, at, wanted, 0, wanted.length())) {
                return at;
            }
        }
        return -1;
    }

    private void plain(String part) {
        if (!part.isEmpty()) {
            var text = new Text(part);
            text.getStyleClass().addAll(styles);
            getChildren().add(text);
        }
    }

    private Label hit(String part) {
        var hit = Labels.of(part, styles);
        hit.getStyleClass().add("help-hit");
        return hit;
    }
}
