package signalbox.ui.help;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import signalbox.handbook.Phrase;
import signalbox.ui.kit.Labels;

/// Sentences in which what is looked for is marked, with their links. FX thread.
final class FoundWords extends TextFlow {
    private final List<Phrase> spans;
    private final List<String> styles;
    private final Consumer<String> onLink;

    /// @param onLink gets where a link leads
    /// @param styles of the plain words
    FoundWords(List<Phrase> spans, Consumer<String> onLink, String... styles) {
        this.spans = List.copyOf(spans);
        this.onLink = onLink;
        this.styles = List.of(styles);
        setMinHeight(Region.USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(Phrase.text(spans));
        mark("");
    }

    /// @param wanted in upper or lower case; empty: nothing is marked
    void mark(String wanted) {
        getChildren().clear();
        for (var span : spans) {
            if (span.target().isEmpty()) {
                mark(span, wanted);
            } else {
                getChildren().add(link(span));
            }
        }
    }

    private void mark(Phrase span, String wanted) {
        var words = span.text();
        var from = 0;
        for (var at = next(words, wanted, from); at >= 0; at = next(words, wanted, from)) {
            plain(words.substring(from, at), span);
            getChildren().add(hit(words.substring(at, at + wanted.length()), span));
            from = at + wanted.length();
        }
        plain(words.substring(from), span);
    }

    private static int next(String words, String wanted, int from) {
        for (int at = from; !wanted.isEmpty() && at + wanted.length() <= words.length(); at++) {
            if (words.regionMatches(true, at, wanted, 0, wanted.length())) {
                return at;
            }
        }
        return -1;
    }

    private void plain(String part, Phrase span) {
        if (!part.isEmpty()) {
            var text = new Text(part);
            text.getStyleClass().addAll(styles);
            text.getStyleClass().addAll(own(span));
            getChildren().add(text);
        }
    }

    private Label hit(String part, Phrase span) {
        var hit = Labels.of(part, styles.toArray(String[]::new));
        hit.getStyleClass().addAll(own(span));
        hit.getStyleClass().add("help-hit");
        return hit;
    }

    private static List<String> own(Phrase span) {
        return switch (span.style()) {
            case PLAIN -> List.of();
            case STRONG -> List.of("t-semibold");
            case CODE -> List.of("t-mono", "help-inline");
        };
    }

    private Hyperlink link(Phrase span) {
        var link = new Hyperlink(span.text());
        link.getStyleClass().addAll(styles);
        link.getStyleClass().add("help-inner-link");
        link.setOnAction(_ -> {
            link.setVisited(false);
            onLink.accept(span.target());
        });
        return link;
    }
}
