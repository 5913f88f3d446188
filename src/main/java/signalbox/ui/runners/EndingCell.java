package signalbox.ui.runners;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import signalbox.audit.reading.Terminations.Termination;

/// How a term ended, in its cell: words, and where the audit log has who ended it, a link to that entry.
final class EndingCell extends HBox {
    private final Label words = RunnersTable.cell("t-12");
    private final Hyperlink link = new Hyperlink();

    EndingCell() {
        super(6);
        getStyleClass().add("ending");
        words.setGraphicTextGap(6);
        link.managedProperty().bind(link.visibleProperty());
        getChildren().addAll(words, link);
        setAlignment(Pos.CENTER_LEFT);
        link.setMinWidth(0);
    }

    Label label() {
        return words;
    }

    /// @param label what the link says
    /// @param by empty: it is not in the audit log
    void show(String label, Optional<Termination> by, Runnable onOpen) {
        link.setVisible(by.isPresent());
        by.ifPresent(action -> {
            link.setText(label);
            link.setTooltip(new Tooltip("Open in Audit: " + action.victim()));
            link.setOnAction(_ -> onOpen.run());
        });
    }
}
