package signalbox.ui.jobs.detail.related;

import java.time.Instant;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.Job;
import signalbox.text.ShownTime;
import signalbox.text.TimeText;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.state.StateStyle;

/// The tab Related: jobs with the same identity key, and the newest of the same method. A click opens one.
public final class RelatedTab {
    private static final Duration NOTICEABLE = Duration.millis(300);
    private static final double WIDEST_CHANNEL = 110;

    private final Consumer<String> onOpen;
    private final Consumer<JobFilter> onShowAll;
    private final VBox lists = new VBox(2);
    private final Label readAt = Labels.of("", "t-11", "t-muted");
    private final EmptyState empty = new EmptyState(Icon.JOBS, "", "");
    private final PauseTransition slow = new PauseTransition(NOTICEABLE);
    private final StackPane root;

    /// @param onOpen gets the uuid of the job that was clicked
    /// @param onShowAll gets the filter that lists all jobs of one kind
    public RelatedTab(RelatedViewModel model, Consumer<String> onOpen, Consumer<JobFilter> onShowAll) {
        this.onOpen = onOpen;
        this.onShowAll = onShowAll;
        lists.setId("related-jobs");
        var again = Labels.iconButton(Icon.REFRESH, "Look again", model::look, "flat", "small");
        again.setId("related-again");
        var page = new VBox(2, Labels.row(4, readAt, Labels.spacer(), again), lists);
        page.getStyleClass().add("job-page");
        var scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.visibleProperty().bind(empty.visibleProperty().not());
        root = new StackPane(scroll, empty.action("Look again", model::look));
        slow.setOnFinished(_ -> empty.say("Looking for related jobs…", ""));
        model.state().subscribe(this::show);
    }

    public Node node() {
        return root;
    }

    private void show(RelatedState state) {
        slow.stop();
        switch (state) {
            case RelatedState.None _ -> instead("", "", false);
            case RelatedState.Awaited _ -> {
                instead("", "", false);
                slow.playFromStart();
            }
            case RelatedState.Known known -> show(known);
            case RelatedState.Unread(var reason) -> instead("The related jobs could not be read", reason, true);
        }
    }

    private void instead(String sentence, String hint, boolean again) {
        empty.say(sentence, hint);
        empty.getChildren().getLast().setVisible(again);
        empty.setVisible(true);
    }

    private void show(RelatedState.Known known) {
        empty.setVisible(false);
        readAt.setText("As of " + ShownTime.ofDay(known.at()) + ".");
        lists.getChildren().clear();
        for (var section : known.sections()) {
            add(section, known.at());
        }
    }

    private void add(RelatedSection section, Instant now) {
        var head = Labels.row(8, Labels.of(section.title(), "t-12", "t-semibold"), Labels.spacer());
        head.getStyleClass().add("neighbours-title");
        var all = section.all();
        if (all != null) {
            head.getChildren().add(showAll(section.title(), all));
        }
        lists.getChildren().add(head);
        section.jobs().forEach(job -> lists.getChildren().add(row(job, now)));
        if (!section.note().isEmpty()) {
            lists.getChildren().add(Labels.sentence(section.note(), "t-12", "t-muted"));
        }
    }

    private Button showAll(String title, JobFilter filter) {
        var button = new Button("Show all in the list");
        button.getStyleClass().addAll("flat", "small");
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setAccessibleText("Show all in the list: " + title);
        button.setTooltip(new Tooltip(filter.text()));
        button.setOnAction(_ -> onShowAll.accept(filter));
        return button;
    }

    private Node row(Job job, Instant now) {
        var state = StateStyle.of(job.state()).at(15);
        state.setAccessibleText(job.stored().label());
        var channel = Labels.of(job.channel(), "t-mono-11", "t-muted");
        channel.setMinWidth(0);
        channel.setMaxWidth(WIDEST_CHANNEL);
        var at = job.times().created();
        var created = Labels.of(at == null ? "" : TimeText.narrow(at, now), "t-mono-11", "t-muted");
        created.setMinWidth(Label.USE_PREF_SIZE);
        var row = new JobButton(job, onOpen, state, channel, created);
        row.setTooltip(new Tooltip(job.stored().label() + ", " + job.call().label() + ", " + job.channel()
                + (at == null ? "" : ", created " + ShownTime.full(at))));
        return row;
    }
}
