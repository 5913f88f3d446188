package signalbox.ui.jobs.graph;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import signalbox.queue.graph.GraphJob;
import signalbox.text.ListText;
import signalbox.text.NumberText;
import signalbox.text.ShortUuid;
import signalbox.ui.jobs.graph.SubtreeContent.StateLine;
import signalbox.ui.kit.Banner;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SidePane;
import signalbox.ui.kit.state.StateLabel;
import signalbox.ui.kit.state.StateStyle;

/// What the selected job blocks, what it waits for, and what the actions on it and its subtree would do.
final class SubtreePane extends VBox {
    private static final int MOST_PARENTS = 20;

    private final Consumer<String> onSelect;
    private final SubtreeButtons buttons;
    private final VBox words = new VBox(12);
    private final VBox above = new VBox();

    /// @param onSelect gets the uuid of a parent that was chosen
    SubtreePane(Consumer<String> onSelect, SubtreeButtons buttons) {
        super(12);
        this.onSelect = onSelect;
        this.buttons = buttons;
        setId("subtree");
        getChildren().addAll(words, buttons, above);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void hide() {
        setVisible(false);
        buttons.show(null);
    }

    void show(SubtreeContent content) {
        setVisible(true);
        words.getChildren().clear();
        if (!content.headline().isEmpty()) {
            words.getChildren().add(SidePane.box(Banner.Level.DANGER, content.headline()));
        }
        words.getChildren().addAll(blocks(content), effects(content));
        above.getChildren().setAll(parents(content));
        buttons.show(content);
    }

    private static VBox blocks(SubtreeContent content) {
        var all = content.below();
        var box = titled("What it blocks", all == 0 ? "no job waits for it" : NumberText.of(all, "job", "jobs"));
        if (all > 0) {
            box.getChildren().add(bar(content.blocks()));
            content.blocks().forEach(line -> box.getChildren().add(row(line)));
        }
        return box;
    }

    private static VBox titled(String title, String figure) {
        return new VBox(
                6, Labels.line(Labels.of(title, "t-13", "t-semibold"), Labels.of("  " + figure, "t-12", "t-muted")));
    }

    private static HBox bar(List<StateLine> lines) {
        var bar = new HBox(1);
        bar.getStyleClass().add("subtree-bar");
        for (var line : lines) {
            var part = new Region();
            part.getStyleClass()
                    .addAll("graph-stripe", "ink-" + StateStyle.of(line.state()).style());
            part.setMinWidth(2);
            part.prefWidthProperty()
                    .bind(bar.widthProperty()
                            .multiply(line.jobs())
                            .divide(lines.stream().mapToInt(StateLine::jobs).sum()));
            bar.getChildren().add(part);
        }
        return bar;
    }

    private static HBox row(StateLine line) {
        var state = new StateLabel(line.state());
        state.setMinWidth(96);
        var count = Labels.of(NumberText.count(line.jobs()), "t-mono-semibold");
        count.setMinWidth(36);
        var remark = Labels.sentence(line.remark(), "t-12", "t-muted");
        HBox.setHgrow(remark, Priority.ALWAYS);
        return Labels.row(8, state, count, remark);
    }

    private VBox parents(SubtreeContent content) {
        var parents = content.parents();
        var box = titled(
                "What it waited for",
                parents.isEmpty() ? "no other job" : NumberText.of(parents.size(), "parent", "parents"));
        parents.stream().limit(MOST_PARENTS).map(this::parent).forEach(box.getChildren()::add);
        if (parents.size() > MOST_PARENTS) {
            box.getChildren().add(Labels.of(ListText.more(parents.size() - MOST_PARENTS), "t-12", "t-muted"));
        }
        return box;
    }

    private Button parent(GraphJob job) {
        var state = new StateLabel(job.state());
        state.setMinWidth(104);
        var name = Labels.of(job.label(), "t-12");
        name.setMinWidth(0);
        var row = Labels.row(8, state, name, Labels.of(ShortUuid.of(job.uuid()), "t-mono-11", "t-muted"));
        var button = new Button("", row);
        button.getStyleClass().setAll("neighbour");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText("Select " + job.label() + ", " + job.stored().label());
        button.setOnAction(_ -> onSelect.accept(job.uuid()));
        return button;
    }

    private static VBox effects(SubtreeContent content) {
        var box = new VBox(6, Labels.of("What each action would do", "t-13", "t-semibold"));
        box.getChildren().add(effect("Requeue", content.requeue()));
        var others = content.again().size() - 1;
        if (others > 0) {
            box.getChildren()
                    .add(effect(
                            "Requeue subtree",
                            "Also " + NumberText.of(others, "failed or cancelled job", "failed or cancelled jobs")
                                    + " below: each waits again for its parents."));
        }
        box.getChildren().add(effect("Cancel subtree", content.cancel()));
        return box;
    }

    private static HBox effect(String name, String sentence) {
        var title = Labels.of(name, "t-12", "t-medium");
        title.setMinWidth(104);
        var words = Labels.sentence(sentence, "t-12", "t-muted");
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(8, title, words);
    }
}
