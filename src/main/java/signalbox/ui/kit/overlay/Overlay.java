package signalbox.ui.kit.overlay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.ui.fx.FxDelay;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;

/// The window's content, and layers above it: cards on a dark ground, one question at a time above them, notices where
/// they cover no button. Everything below the top card gets no input.
public final class Overlay extends StackPane implements ConfirmationAsker, NoticeBoard, CardHost {
    private static final Duration SHORT = Duration.ofSeconds(6);
    private static final Duration LONG = Duration.ofSeconds(15);

    /// A card on its dark ground, the node below it, what it disabled of that, and the node that had the focus before.
    private record Layer(
            StackPane scrim,
            Region card,
            Node below,
            List<Node> disabled,
            @Nullable Node focused) {}

    private final Node content;
    private final VBox notices = new VBox(8);
    private final AnnouncedText announced = new AnnouncedText();
    private final Deque<Layer> layers = new ArrayDeque<>();
    private @Nullable Point2D corner;
    private @Nullable Node free;

    private boolean enterIsDown;

    public Overlay(Node content) {
        this.content = content;
        notices.setAlignment(Pos.BOTTOM_RIGHT);
        notices.getStyleClass().add("notices");
        notices.setPickOnBounds(false);
        notices.setManaged(false);
        widthProperty().subscribe(_ -> corner = null);
        heightProperty().subscribe(_ -> corner = null);
        getChildren().addAll(content, notices, announced);
        addEventFilter(KeyEvent.KEY_PRESSED, key -> enterIsDown |= key.getCode() == KeyCode.ENTER);
        addEventFilter(KeyEvent.KEY_RELEASED, key -> enterIsDown &= key.getCode() != KeyCode.ENTER);
    }

    @Override
    public void ask(Question question, Consumer<Question.Answer> onYes) {
        var asked = layers.peek();
        if (asked != null && asked.card() instanceof ConfirmPane) {
            close(asked.card());
        }
        var pane = new ConfirmPane(question, onYes, this::close, enterIsDown);
        cover(pane);
        pane.takeFocus();
    }

    @Override
    public void open(Region card, Node first) {
        if (isOpen(card.getId())) {
            return;
        }
        cover(card).addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                key.consume();
                close(card);
            }
        });
        first.requestFocus();
    }

    public boolean isOpen(@Nullable String id) {
        return id != null
                && layers.stream().anyMatch(layer -> Objects.equals(layer.card().getId(), id));
    }

    /// What stays usable above the cards: the switch without which a question could not be answered.
    ///
    /// @param control in a bar at the top of the content; null: nothing
    public void keepFree(@Nullable Node control) {
        free = control;
    }

    private StackPane cover(Region card) {
        var scene = getScene();
        card.setAccessibleRole(AccessibleRole.DIALOG);
        var scrim = new StackPane(card);
        scrim.getStyleClass().add("scrim");
        var top = layers.peek();
        var below = top == null ? content : top.scrim();
        var disabled = without(free, below)
                .filter(node -> !node.isDisable() && !node.disableProperty().isBound())
                .toList();
        layers.push(new Layer(scrim, card, below, disabled, scene == null ? null : scene.getFocusOwner()));
        disabled.forEach(node -> node.setDisable(true));
        below.getStyleClass().add("covered");
        StackPane.setMargin(scrim, new Insets(barHeight(), 0, 0, 0));
        getChildren().add(scrim);
        applyCss();
        return scrim;
    }

    /// All of it but the control that stays usable.
    private Stream<Node> without(@Nullable Node kept, Node node) {
        if (kept == null || !isWithin(kept, node)) {
            return Stream.of(node);
        }
        return node instanceof Parent parent && !kept.equals(node)
                ? parent.getChildrenUnmodifiable().stream().flatMap(child -> without(kept, child))
                : Stream.empty();
    }

    private static boolean isWithin(Node node, Node outer) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(outer)) {
                return true;
            }
        }
        return false;
    }

    /// How far the bar with that control reaches down.
    private double barHeight() {
        var kept = free;
        if (kept == null || kept.getParent() == null || !isWithin(kept, content)) {
            return 0;
        }
        var bar = kept.getParent();
        return sceneToLocal(bar.localToScene(bar.getLayoutBounds())).getMaxY();
    }

    @Override
    public void close(Region card) {
        while (layers.stream().anyMatch(layer -> layer.card().equals(card))) {
            var top = layers.pop();
            getChildren().remove(top.scrim());
            top.disabled().forEach(node -> node.setDisable(false));
            top.below().getStyleClass().remove("covered");
            if (top.focused() != null) {
                top.focused().requestFocus();
            }
        }
    }

    @Override
    public void notifyOperator(Notice notice) {
        announce(notice.sentence());
        var toast = new HBox(10);
        toast.setAlignment(Pos.TOP_LEFT);
        toast.setAccessibleRole(AccessibleRole.TEXT);
        toast.setAccessibleText(notice.sentence());
        toast.setMaxSize(420, Region.USE_PREF_SIZE);
        toast.getStyleClass().addAll("toast");
        var texts = new VBox(2, Labels.sentence(notice.sentence(), "t-13", "t-medium"));
        if (!notice.details().isEmpty()) {
            texts.getChildren().add(Labels.sentence(notice.details(), "t-12", "t-muted"));
        }
        var link = notice.link();
        if (link != null) {
            texts.getChildren().add(hyperlink(link));
        }
        var dismiss = Labels.iconButton(Icon.CLOSE, "Dismiss", () -> remove(toast), "flat", "small");
        toast.getChildren().addAll(icon(notice.kind()), texts, Labels.spacer(), dismiss);
        notices.getChildren().add(toast);
        corner = null;
        requestLayout();
        FxDelay.after(isBrief(notice) ? SHORT : LONG, () -> remove(toast));
    }

    /// For a screen reader, without moving the focus; nothing is shown.
    public void announce(String sentence) {
        announced.say(sentence);
    }

    /// What can be clicked stays longer.
    private static boolean isBrief(Notice notice) {
        return notice.link() == null && (notice.kind() == Notice.Kind.DONE || notice.kind() == Notice.Kind.INFORMATION);
    }

    private static Hyperlink hyperlink(Notice.Link link) {
        var words = new Hyperlink(link.label());
        words.getStyleClass().add("toast-link");
        words.setOnAction(_ -> link.onAction().run());
        return words;
    }

    private void remove(Node toast) {
        notices.getChildren().remove(toast);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (notices.getChildren().isEmpty()) {
            return;
        }
        notices.applyCss();
        var wide = Math.min(notices.prefWidth(-1), getWidth());
        var high = Math.min(notices.prefHeight(wide), getHeight());
        var top = layers.peek();
        var free = new FreePlace(top == null ? content : top.scrim());
        // It stays where it is, unless buttons appear below it that nobody could hit.
        if (corner == null || (!notices.isHover() && free.covers(corner, wide, high))) {
            corner = free.corner(wide, high);
        }
        var place = corner;
        notices.resizeRelocate(Math.max(0, place.getX() - wide), Math.max(0, place.getY() - high), wide, high);
    }

    private static Node icon(Notice.Kind kind) {
        return switch (kind) {
            case DONE -> Icon.DONE.at(17, "i-success");
            case INFORMATION -> Icon.INFORMATION.at(17, "i-accent");
            case WARNING -> Icon.WARNING.at(17, "i-warning");
            case FAILED -> Icon.CRITICAL.at(17, "i-danger");
        };
    }
}
