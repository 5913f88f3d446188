package signalbox.ui.jobs.detail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import signalbox.health.Remedy;
import signalbox.health.YesNoUnknown;
import signalbox.health.why.JobDiagnosis;
import signalbox.health.why.JobDiagnosis.Step;
import signalbox.text.ShownTime;
import signalbox.ui.kit.Banner;
import signalbox.ui.kit.Banner.Level;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.LinkedSentence;
import signalbox.ui.kit.SidePane;
import signalbox.ui.screen.action.RemedyButtons;

/// The tab Why: the answer, then everything that must be right before the job runs.
final class WhyTab {
    private static final Duration NOTICEABLE = Duration.millis(300);

    private final RemedyButtons buttons;
    private final Banner banner = new Banner(Level.WARNING);
    private final VBox content = new VBox(9);
    private final Label asOf = Labels.of("", "t-11", "t-muted");
    private final ScrollPane scroll;
    private final EmptyState empty = new EmptyState(Icon.JOBS, "", "");
    private final PauseTransition slow = new PauseTransition(NOTICEABLE);
    private final StackPane root;
    private final List<LinkedSentence> evidence = new ArrayList<>();
    private LinkedSentence answer;
    private LinkedSentence more;
    private @Nullable JobDiagnosis shape;

    /// @param buttons a button that leads to a job opens it in the pane
    WhyTab(WhyViewModel model, RemedyButtons buttons) {
        this.buttons = buttons;
        answer = sentence();
        more = sentence();
        asOf.setId("why-as-of");
        asOf.managedProperty().bind(asOf.textProperty().isNotEmpty());
        var page = new VBox(12, banner, content, asOf);
        page.getStyleClass().add("job-page");
        content.setId("why-page");
        scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setId("why");
        root = new StackPane(scroll, empty);
        scroll.visibleProperty().bind(empty.visibleProperty().not());
        slow.setOnFinished(_ -> empty.say("Looking why…", ""));
        model.explanation().subscribe(this::show);
    }

    Node node() {
        return root;
    }

    private void show(WhyState explanation) {
        slow.stop();
        banner.clear();
        switch (explanation) {
            case WhyState.None _ -> instead("", "");
            case WhyState.Awaited _ -> {
                instead("", "");
                slow.playFromStart();
            }
            case WhyState.Gone _ -> instead("This job no longer exists", "");
            case WhyState.Known known -> show(known);
            case WhyState.Unread(var reason, var last) -> {
                if (last == null) {
                    instead("The reason could not be found", reason);
                } else {
                    show(last);
                    banner.say(reason, "You see what was found before.");
                }
            }
        }
    }

    private void instead(String sentence, String hint) {
        empty.say(sentence, hint);
        empty.setVisible(true);
    }

    private void show(WhyState.Known known) {
        var why = known.why();
        empty.setVisible(false);
        asOf.setText(known.at() == null ? "" : "As of " + ShownTime.ofDay(known.at()) + ".");
        if (!shape(why).equals(shape)) {
            shape = shape(why);
            build(why);
        }
        var end = why.answer().indexOf(". ");
        answer.say(end < 0 ? why.answer() : why.answer().substring(0, end + 1));
        more.say(end < 0 ? "" : why.answer().substring(end + 2));
        for (var i = 0; i < evidence.size(); i++) {
            var step = why.chain().get(i);
            evidence.get(i).say(step.evidence().equals(why.answer()) ? "See above." : step.evidence());
        }
    }

    /// Everything except the sentences. While it stays the same, only the sentences change, so that no button is
    /// replaced under the mouse.
    private static JobDiagnosis shape(JobDiagnosis why) {
        var steps = why.chain().stream()
                .map(step -> new Step(step.name(), step.ok(), "", step.remedy()))
                .toList();
        return new JobDiagnosis(why.uuid(), "", steps, why.remedy());
    }

    private void build(JobDiagnosis why) {
        evidence.clear();
        answer = sentence("t-13", "t-semibold");
        more = sentence("t-12");
        var words = new VBox(8, answer, more);
        button(why.remedy(), why.uuid()).ifPresent(words.getChildren()::add);
        var box = SidePane.framed(tone(why), words);
        box.setId("why-answer");
        content.getChildren().setAll(box);
        var steps = why.chain().stream().map(step -> row(step, why)).toList();
        if (steps.size() > 1) {
            content.getChildren().add(Labels.of("What it needs to run", "t-12", "t-semibold"));
            content.getChildren().addAll(steps);
        }
    }

    private static Level tone(JobDiagnosis why) {
        return why.chain().stream().anyMatch(step -> step.ok() == YesNoUnknown.NO) ? Level.WARNING : Level.INFORMATION;
    }

    private LinkedSentence sentence(String... styles) {
        return new LinkedSentence(uuid -> buttons.begin().accept(new Remedy.ShowJob(uuid)), styles);
    }

    private Node row(Step step, JobDiagnosis why) {
        var said = sentence("t-12", "t-muted");
        evidence.add(said);
        var words = new VBox(2, Labels.of(step.name(), "t-12", "t-semibold"), said);
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(8, icon(step.ok()), words);
        row.setAlignment(Pos.TOP_LEFT);
        if (!step.remedy().equals(why.remedy())) {
            button(step.remedy(), why.uuid()).ifPresent(row.getChildren()::add);
        }
        row.getStyleClass().add("why-step");
        return row;
    }

    /// There is no button that leads to the job that is shown.
    private Optional<Node> button(Remedy remedy, String shown) {
        return remedy.equals(new Remedy.ShowJob(shown)) ? Optional.empty() : buttons.of(remedy);
    }

    private static Node icon(YesNoUnknown ok) {
        var icon = switch (ok) {
            case YES -> Icon.DONE.at(15, "i-success");
            case NO -> Icon.WARNING.at(15, "i-warning");
            case UNKNOWN -> Icon.HELP.at(15);
        };
        icon.setAccessibleText(
                switch (ok) {
                    case YES -> "ok";
                    case NO -> "not ok";
                    case UNKNOWN -> "not known";
                });
        return icon;
    }
}
