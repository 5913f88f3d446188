package signalbox.ui.config;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import signalbox.ui.config.content.FileCell;
import signalbox.ui.config.content.StyledSpan;
import signalbox.ui.kit.Labels;

/// Shows one line of a file with highlighting; a line that is too long is cut, and its tooltip has the whole text.
final class CodeLine extends StackPane {
    private static final PseudoClass OUTLINED = PseudoClass.getPseudoClass("outlined");

    private final HBox runs = new HBox();
    private final Label more = Labels.of("…", "code-more");
    private final Rectangle visible = new Rectangle();
    private final Tooltip whole = new Tooltip();
    private String tone = "";

    CodeLine() {
        getStyleClass().add("code-line");
        setAccessibleRole(AccessibleRole.TEXT);
        setMinWidth(0);
        setPrefWidth(0);
        HBox.setHgrow(this, Priority.ALWAYS);
        visible.widthProperty().bind(widthProperty());
        visible.heightProperty().bind(heightProperty());
        setClip(visible);
        runs.getStyleClass().add("code-runs");
        more.setManaged(false);
        whole.setWrapText(true);
        whole.setMaxWidth(640);
        getChildren().addAll(runs, more);
    }

    /// @param cell null when there is no line
    void show(@Nullable FileCell cell, boolean outlined) {
        getStyleClass().remove(tone);
        tone = cell == null ? "tone-absent" : "tone-" + cell.tone().name().toLowerCase(Locale.ROOT);
        getStyleClass().add(tone);
        pseudoClassStateChanged(OUTLINED, outlined);
        runs.getChildren().clear();
        if (cell != null) {
            cell.runs().forEach(run -> runs.getChildren().add(label(run)));
            if (cell.fingerprint() != null) {
                runs.getChildren().add(fingerprint(cell.fingerprint()));
            }
        }
        whole.setText(cell == null ? "" : cell.text());
        setAccessibleText(whole.getText());
        requestLayout();
    }

    private static Label label(StyledSpan run) {
        var label =
                Labels.of(run.text(), "code-run", "code-" + run.style().name().toLowerCase(Locale.ROOT));
        label.setMinWidth(USE_PREF_SIZE);
        if (run.changed()) {
            label.getStyleClass().add("changed");
        }
        return label;
    }

    private static Label fingerprint(String digits) {
        var label = Labels.of(digits, "fingerprint");
        label.setMinWidth(USE_PREF_SIZE);
        label.setTooltip(new Tooltip("Equal secrets have equal fingerprints, in this session"));
        return label;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        var needed = runs.prefWidth(-1);
        var isCut = needed > getWidth();
        runs.resizeRelocate(0, 0, Math.max(needed, getWidth()), getHeight());
        more.setVisible(isCut);
        more.resizeRelocate(getWidth() - more.prefWidth(-1), 0, more.prefWidth(-1), getHeight());
        if (isCut) {
            Tooltip.install(this, whole);
        } else {
            Tooltip.uninstall(this, whole);
        }
    }
}
