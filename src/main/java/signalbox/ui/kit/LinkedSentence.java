package signalbox.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.scene.Node;
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
    private List<Part> parts = List.of();

    private record Part(boolean isLink, String text) {}

    /// @param onOpen gets the whole uuid of the job that was clicked
    public LinkedSentence(Consumer<String> onOpen, String... styles) {
        this.onOpen = onOpen;
        this.styles = styles;
        getStyleClass().add("job-sentence");
        setMinHeight(USE_PREF_SIZE);
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    /// The nodes are made again only for other jobs, so that a link does not move away from the mouse; else their texts
    /// change.
    public LinkedSentence say(String sentence) {
        if (!sentence.equals(shown)) {
            shown = sentence;
            setVisible(!sentence.isEmpty());
            var wanted = parts(sentence);
            if (!kinds(wanted).equals(kinds(parts))) {
                getChildren().setAll(wanted.stream().map(this::node).toList());
            }
            parts = wanted;
            for (var i = 0; i < parts.size(); i++) {
                if (getChildren().get(i) instanceof Text text) {
                    text.setText(parts.get(i).text());
                }
            }
        }
        return this;
    }

    private static List<Part> parts(String sentence) {
        var parts = new ArrayList<Part>();
        var end = 0;
        for (var found = UUID.matcher(sentence); found.find(); end = found.end()) {
            parts.add(new Part(false, sentence.substring(end, found.start())));
            parts.add(new Part(true, found.group()));
        }
        parts.add(new Part(false, sentence.substring(end)));
        parts.removeIf(part -> part.text().isEmpty());
        return List.copyOf(parts);
    }

    /// The uuid of each link; empty for words.
    private static List<String> kinds(List<Part> parts) {
        return parts.stream().map(part -> part.isLink() ? part.text() : "").toList();
    }

    private Node node(Part part) {
        return part.isLink() ? link(part.text()) : part();
    }

    private Text part() {
        var text = new Text();
        text.getStyleClass().add("sentence-part");
        text.getStyleClass().addAll(styles);
        return text;
    }

    private Hyperlink link(String uuid) {
        var link = new Hyperlink(ShortUuid.of(uuid));
        link.getStyleClass().add("job-link");
        link.setTooltip(new Tooltip(uuid));
        link.setAccessibleText("Job " + uuid);
        link.setOnAction(_ -> onOpen.accept(uuid));
        return link;
    }
}
