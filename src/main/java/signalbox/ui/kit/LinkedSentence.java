package signalbox.ui.kit;

import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import signalbox.text.ShortUuid;

/// A sentence that wraps; visible while it has text. Each uuid of a job in it is shortened and opens that job; its
/// tooltip has the whole uuid. On the FX thread.
public final class LinkedSentence extends TextFlow {
    private static final Pattern UUID = Pattern.compile("\\b\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\b");

    private final Consumer<String> onOpen;
    private final String[] styles;
    private String shown = "";

    /// @param onOpen gets the whole uuid of the job that was clicked
    public LinkedSentence(Consumer<String> onOpen, String... styles) {
        this.onOpen = onOpen;
        this.styles = styles;
        getStyleClass().add("job-sentence");
        setMinHeight(USE_PREF_SIZE);
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    /// The nodes are made again only when the sentence changes, so that a link does not move away from the mouse.
    public LinkedSentence say(String sentence) {
        if (!sentence.equals(shown)) {
            shown = sentence;
            setVisible(!sentence.isEmpty());
            getChildren().clear();
            var end = 0;
            for (var found = UUID.matcher(sentence); found.find(); end = found.end()) {
                add(sentence.substring(end, found.start()));
                link(found.group());
            }
            add(sentence.substring(end));
        }
        return this;
    }

    private void add(String words) {
        if (!words.isEmpty()) {
            var text = new Text(words);
            text.getStyleClass().add("sentence-part");
            text.getStyleClass().addAll(styles);
            getChildren().add(text);
        }
    }

    private void link(String uuid) {
        var link = new Hyperlink(ShortUuid.of(uuid));
        link.getStyleClass().add("job-link");
        link.setTooltip(new Tooltip(uuid));
        link.setAccessibleText("Job " + uuid);
        link.setOnAction(_ -> onOpen.accept(uuid));
        getChildren().add(link);
    }
}
