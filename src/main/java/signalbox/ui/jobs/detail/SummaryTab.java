package signalbox.ui.jobs.detail;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobState;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobDetail;
import signalbox.text.QualifiedName;
import signalbox.text.ShownTime;
import signalbox.ui.kit.CodeBlock;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.KeyValues;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.TextHighlight;

/// The first tab: the way through the queue, the facts, and the beginnings of what the other tabs have in full.
final class SummaryTab {
    private static final int TRACEBACK_LINES = 14;
    private static final int ARGUMENT_LINES = 16;
    private static final int LONGEST_LINE = 1_000;

    private final JobTimelineStrip lifeline = new JobTimelineStrip();
    private final KeyValues wide = new KeyValues(76);
    private final Label method = wide.row("Method", "t-mono-11");
    private final KeyValues left = new KeyValues(76);
    private final Label channel = left.row("Channel");
    private final Label worker = left.row("Worker");
    private final Label user = left.row("User");
    private final KeyValues right = new KeyValues(68);
    private final Label priority = right.row("Priority");
    private final Label tries = right.row("Tries");
    private final Label company = right.row("Company");
    private final Label eta = new KeyValues(76).row("ETA", "t-mono-11");
    private final Label identity = new KeyValues(76).row("Identity key", "t-mono-11");
    private final Label graph = new KeyValues(76).row("Graph", "t-mono-11");
    private final Label result = new KeyValues(76).row("Result");
    private final Label exception = Labels.sentence("", "t-12", "t-semibold", "t-danger");
    private final CodeBlock traceback = new CodeBlock("end of the traceback", TRACEBACK_LINES);
    private final CodeBlock arguments = new CodeBlock("arguments", ARGUMENT_LINES);
    private final Label waiting = Labels.of("", "t-12", "t-muted");
    private final DependencyGraph dependencies;
    private final Hyperlink whole = new Hyperlink("Show the whole graph");
    private final VBox failure;
    private final VBox called;
    private final VBox related;
    private final ScrollPane root;

    SummaryTab(Consumer<String> onOpen) {
        dependencies = new DependencyGraph(onOpen);
        whole.setVisible(false);
        whole.setMinWidth(Region.USE_PREF_SIZE);
        waiting.setMinWidth(0);
        exception.setGraphic(Icon.FAILED.at(15, "i-danger"));
        exception.setGraphicTextGap(7);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        left.setPrefWidth(200);
        right.setPrefWidth(200);
        failure = section(exception, traceback);
        called = section(Labels.of("Arguments", "t-12", "t-semibold"), arguments);
        related = section(
                Labels.row(8, Labels.of("Dependencies", "t-12", "t-semibold"), waiting, Labels.spacer(), whole),
                dependencies);
        var facts = new VBox(7, wide, new HBox(16, left, right));
        for (var fact : List.of(eta, identity, graph, result)) {
            facts.getChildren().add(fact.getParent());
        }
        facts.getStyleClass().add("job-facts");
        var page = new VBox(14, lifeline, facts, failure, called, related);
        page.getStyleClass().add("job-page");
        root = new ScrollPane(page);
        root.setFitToWidth(true);
        passScrolling(traceback);
        passScrolling(arguments);
    }

    /// @param onOpen opens the graph of the shown job
    void onGraph(ObservableBooleanValue possible, Runnable onOpen) {
        whole.setOnAction(_ -> onOpen.run());
        whole.visibleProperty().bind(possible);
    }

    Node node() {
        return root;
    }

    private static VBox section(Node... parts) {
        var section = new VBox(6, parts);
        section.managedProperty().bind(section.visibleProperty());
        return section;
    }

    /// The blocks are as tall as their text: the mouse wheel moves the page, not the blocks.
    private void passScrolling(CodeBlock block) {
        block.addEventFilter(ScrollEvent.SCROLL, scroll -> {
            if (scroll.getDeltaY() != 0) {
                scroll.consume();
                root.getContent().fireEvent(scroll.copyFor(root.getContent(), root.getContent()));
            }
        });
    }

    /// Shows the texts that change with time.
    void showTime(Job job, Instant now) {
        lifeline.show(JobTimeline.of(job, now));
    }

    void show(JobDetail detail) {
        var job = detail.job();
        method.setText(
                job.call().model().isEmpty()
                        ? job.call().method()
                        : job.call().model() + "." + job.call().method());
        channel.setText(job.channel());
        worker.setText(worker(job));
        user.setText(Objects.requireNonNullElse(detail.user(), "unknown"));
        priority.setText(job.tries().priorityText());
        tries.setText(job.tries().sentence());
        company.setText(Objects.requireNonNullElse(detail.company(), "unknown"));
        showIfThere(
                eta,
                job.times().eta() == null ? null : ShownTime.full(job.times().eta()));
        showIfThere(identity, detail.identityKey());
        showIfThere(graph, job.graph());
        showIfThere(result, detail.result());
        showFailure(detail);
        var called = JobArguments.of(detail);
        this.called.setVisible(!called.isEmpty());
        arguments.show(called, TextHighlight.json(called));
        related.setVisible(!detail.parents().isEmpty() || !detail.dependants().isEmpty());
        waiting.setText(waiting(detail));
        dependencies.show(detail);
    }

    private static String waiting(JobDetail detail) {
        if (!detail.relations().ring().isEmpty()) {
            return DependencyLists.ring(detail);
        }
        return detail.dependants().isEmpty()
                ? ""
                : DependencyLists.waiting(detail.relations().dependantCount());
    }

    private void showFailure(JobDetail detail) {
        var said = exceptionText(detail.job());
        var trace = detail.traceback() == null ? "" : Traceback.brief(detail.traceback());
        exception.setText(said.isEmpty() ? "Traceback of an earlier try" : said);
        traceback.setVisible(!trace.isEmpty());
        traceback.setManaged(!trace.isEmpty());
        traceback.show(trace, TextHighlight.traceback(trace));
        failure.setVisible(!said.isEmpty() || !trace.isEmpty());
    }

    private static String exceptionText(Job job) {
        var name = Objects.requireNonNullElse(job.exception(), "");
        var message = Objects.requireNonNullElse(job.exceptionMessage(), "");
        var simple = QualifiedName.simple(name);
        return message.isEmpty() ? simple : simple.isEmpty() ? message : simple + ": " + message;
    }

    private static String oneLine(String text) {
        var begin = text.substring(0, Math.min(text.length(), LONGEST_LINE));
        return begin.replace('\n', ' ') + (text.length() > LONGEST_LINE ? "…" : "");
    }

    /// Each of these values has its own grid, so that a missing one leaves no gap.
    private static void showIfThere(Label value, @Nullable String text) {
        value.setText(text == null ? "" : oneLine(text));
        var there = text != null && !text.isEmpty();
        value.getParent().setVisible(there);
        value.getParent().setManaged(there);
    }

    /// A started job has a worker, even if its row does not name it.
    private static String worker(Job job) {
        if (job.workerPid() != 0) {
            return "pid " + job.workerPid();
        }
        return job.state() == JobState.STARTED ? "unknown" : "none";
    }
}
