package signalbox.ui.jobs.graph;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobState;
import signalbox.text.ShortUuid;
import signalbox.ui.jobs.graph.layout.GraphPlaces;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.state.StateStyle;

/// One job of the drawn graph: its state as a colour and an icon, its method, the beginning of its uuid.
final class JobBox extends HBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass PALE = PseudoClass.getPseudoClass("pale");

    private final Region stripe = new Region();
    private final StackPane icon = new StackPane();
    private final Label name = Labels.of("", "t-12", "t-semibold");
    private final Label uuid = Labels.of("", "t-mono-11", "t-muted");
    private final Scale scale = new Scale(1, 1, 0, 0);
    private final Runnable onFire;
    private @Nullable JobState shown;

    JobBox(Runnable onFire) {
        super(8);
        this.onFire = onFire;
        getStyleClass().add("graph-job");
        stripe.getStyleClass().add("graph-stripe");
        var texts = new VBox(1, name, uuid);
        texts.setMinWidth(0);
        texts.getStyleClass().add("graph-texts");
        getChildren().addAll(stripe, icon, texts);
        setManaged(false);
        getTransforms().add(scale);
        setAccessibleRole(AccessibleRole.BUTTON);
        resize(GraphPlaces.JOB_WIDTH, GraphPlaces.JOB_HEIGHT);
    }

    void show(GraphScene scene, int place) {
        var job = scene.graph().job(place);
        if (job.state() != shown) {
            shown = job.state();
            var style = StateStyle.of(job.state());
            icon.getChildren().setAll(style.at(15));
            stripe.getStyleClass().setAll("graph-stripe", "ink-" + style.style());
            getStyleClass().setAll("graph-job", "is-" + style.style());
        }
        name.setText(job.label());
        uuid.setText(ShortUuid.of(job.uuid()));
        setAccessibleText(scene.spoken(place));
        pseudoClassStateChanged(SELECTED, place == scene.selected());
        pseudoClassStateChanged(PALE, scene.isPale(place));
        setFocusTraversable(place == scene.selected());
    }

    void place(double x, double y, double zoom) {
        scale.setX(zoom);
        scale.setY(zoom);
        relocate(x, y);
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            onFire.run();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
