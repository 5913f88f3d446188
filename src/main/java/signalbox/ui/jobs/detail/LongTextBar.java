package signalbox.ui.jobs.detail;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import signalbox.queue.job.JobText;
import signalbox.ui.kit.Labels;

/// The bar below a text of which only a part is shown: its whole size, and buttons for more of it or for saving all of
/// it.
final class LongTextBar extends VBox {
    private final LongTexts texts;
    private final JobText text;
    private final Label missing = Labels.sentence("", "t-11", "t-muted");
    private final Button more = new Button("Show more");

    LongTextBar(LongTexts texts, JobText text) {
        super(6);
        this.texts = texts;
        this.text = text;
        var save = new Button("Save to file…");
        more.getStyleClass().add("small");
        save.getStyleClass().add("small");
        more.setOnAction(_ -> texts.more(text));
        save.setOnAction(_ -> texts.save(text));
        more.setMinWidth(USE_PREF_SIZE);
        save.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(missing, Labels.row(8, more, save));
        managedProperty().bind(visibleProperty());
        show();
    }

    void show() {
        var sentence = texts.missing(text);
        missing.setText(sentence);
        more.setDisable(!texts.canShowMore(text));
        setVisible(!sentence.isEmpty());
    }
}
