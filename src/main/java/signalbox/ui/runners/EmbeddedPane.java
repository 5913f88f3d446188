package signalbox.ui.runners;

import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import signalbox.runner.EmbeddedRunner.SchemeChoice;
import signalbox.runner.RunnerOptions.Mode;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.Banner;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SegmentedControl;
import signalbox.ui.kit.SidePane;
import signalbox.ui.runners.content.EmbeddedContent;
import signalbox.ui.runners.content.EmbeddedContent.Stage;
import signalbox.ui.screen.action.ArmHint;

/// The card of the embedded runner: the form before it joins, its state after that.
final class EmbeddedPane {
    private static final String WHAT = "A job runner inside Signalbox. It takes part in the election like Odoo's"
            + " runners, and leads when it is its turn. Its enqueue statement checks that it leads, so it cannot start"
            + " a job that another runner started.";

    private final EmbeddedViewModel model;
    private final Badge state = new Badge("", Badge.Style.NEUTRAL);
    private final Banner alert = new Banner(Banner.Level.DANGER);
    private final FactsPart facts = new FactsPart();
    private final VBox factsPart;
    private final VBox form;
    private final VBox course = new VBox(4);
    private final VBox coursePart;
    private final Button start;
    private final Button handBack;
    private final Button leave;
    private final Button show;
    private final ArmHint obstacle = ArmHint.sentence("t-12", "t-muted");
    private final VBox root;
    private List<EmbeddedContent.StateLine> shown = List.of();

    EmbeddedPane(EmbeddedViewModel model, Runnable onClose, Runnable onShow) {
        this.model = model;
        start = Labels.button("Start runner…", Icon.RESUME, model::start, "danger");
        start.setId("embedded-start");
        handBack = Labels.button("Hand back", Icon.BACK, model::handBack);
        handBack.setId("embedded-hand-back");
        leave = Labels.button("Leave", Icon.DISCONNECTED, model::leave);
        leave.setId("embedded-leave");
        show = Labels.button("Show in line", Icon.RUNNERS, onShow, "flat");
        form = form();
        factsPart = SidePane.section(Icon.CONNECTED, "How it takes part", facts.node());
        coursePart = SidePane.section(Icon.AUDIT, "What happened to it", course);
        var what = SidePane.section(Icon.INFORMATION, "What it is", Labels.sentence(WHAT, "t-12", "t-muted"));
        var foot = new VBox(8, obstacle, Labels.row(10, start, handBack, leave, Labels.spacer(), show));
        root = SidePane.of(
                Labels.row(
                        8,
                        Icon.RUNNERS.at(17),
                        Labels.of("Embedded runner", "t-16", "t-semibold"),
                        state,
                        Labels.spacer(),
                        SidePane.close(onClose)),
                foot,
                SidePane.padded(alert),
                factsPart,
                form,
                coursePart,
                what);
        SidePane.foldable(form, factsPart, coursePart, start, handBack, leave, show, obstacle);
        obstacle.setId("embedded-obstacle");
        model.content().subscribe(this::show);
        model.obstacle().subscribe(() -> buttons(model.content().get()));
        model.leaving().subscribe(() -> buttons(model.content().get()));
    }

    Node node() {
        return root;
    }

    private VBox form() {
        var fields = model.form();
        var mode = new SegmentedControl<>("Mode", Arrays.asList(Mode.values()), EmbeddedForm::text);
        mode.selectedProperty().bindBidirectional(fields.mode());
        var scheme = new SegmentedControl<>("Election", Arrays.asList(SchemeChoice.values()), EmbeddedForm::text);
        scheme.selectedProperty().bindBidirectional(fields.scheme());
        var check = new SegmentedControl<>("Checks every", EmbeddedForm.CHECKS, EmbeddedForm::text);
        check.selectedProperty().bindBidirectional(fields.check());
        var channels = text("embedded-channels", "root:1");
        channels.textProperty().bindBidirectional(fields.channels());
        channels.promptTextProperty().bind(fields.inForce());
        var target = text("embedded-target", "http://HOST:PORT");
        target.textProperty().bindBidirectional(fields.target());
        var modeHelp = Labels.sentence("", "t-11", "t-muted");
        fields.mode().subscribe(now -> {
            modeHelp.setText(
                    now == Mode.OBSERVE
                            ? "Leads but dispatches no job: while it leads, the queue stands still."
                            : "Leads and dispatches: channels, enqueue, requests to Odoo.");
            channels.setDisable(now == Mode.OBSERVE);
            target.setDisable(now == Mode.OBSERVE);
        });
        return SidePane.section(
                Icon.SETTINGS,
                "How it takes part",
                field("Mode", mode, modeHelp),
                field("Election", scheme, help("Automatic: takes the scheme seen here, or refuses and says why.")),
                field(
                        "Channels",
                        channels,
                        help("Empty: the channels in force, read again while it leads. A pause in the"
                                + " database always applies.")),
                field("Target", target, help("Where Odoo answers /queue_job/runjob.")),
                field("Checks every", check, help("10 s as the Odoo module does; less takes over faster.")));
    }

    private static TextField text(String id, String prompt) {
        var field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        return field;
    }

    private static Label help(String words) {
        return Labels.sentence(words, "t-11", "t-muted");
    }

    private static VBox field(String name, Region control, Label help) {
        var label = Labels.of(name, "t-12", "t-medium");
        label.setLabelFor(control);
        return new VBox(4, label, control, help);
    }

    private void show(EmbeddedContent card) {
        var out = card.stage() == Stage.OUT;
        state.show(
                out ? (card.course().isEmpty() ? "not started" : "stopped") : card.state(),
                switch (card.stage()) {
                    case OUT -> Badge.Style.DASHED;
                    case IN_LINE -> Badge.Style.NEUTRAL;
                    case LEADS -> Badge.Style.ACCENT;
                });
        alert.say(card.alert(), "");
        alert.getParent().setVisible(!card.alert().isEmpty());
        form.setVisible(out);
        factsPart.setVisible(!out);
        facts.show(card.facts());
        showCourse(card.course());
        buttons(card);
    }

    private void showCourse(List<EmbeddedContent.StateLine> moments) {
        coursePart.setVisible(!moments.isEmpty());
        if (!moments.equals(shown)) {
            shown = moments;
            course.getChildren().setAll(moments.stream().map(EmbeddedPane::line).toList());
        }
    }

    private static Node line(EmbeddedContent.StateLine moment) {
        var time = Labels.of(moment.time(), "t-mono-11", "t-muted");
        time.setMinWidth(Region.USE_PREF_SIZE);
        var words = Labels.sentence(moment.text(), "t-12");
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(10, time, words);
    }

    private void buttons(EmbeddedContent card) {
        var out = card.stage() == Stage.OUT;
        var leaving = model.leaving().get();
        start.setVisible(out);
        start.setDisable(!model.obstacle().get().isEmpty());
        handBack.setVisible(!out);
        handBack.setDisable(leaving || card.stage() != Stage.LEADS);
        leave.setVisible(!out);
        leave.setDisable(leaving);
        show.setVisible(card.pid() != 0);
        obstacle.setText(model.obstacle().get());
        obstacle.setVisible(out && !model.obstacle().get().isEmpty());
    }
}
