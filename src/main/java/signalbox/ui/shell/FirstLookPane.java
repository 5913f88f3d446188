package signalbox.ui.shell;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import signalbox.election.Candidate;
import signalbox.election.Leadership;
import signalbox.monitor.FirstLook;
import signalbox.queue.JobState;
import signalbox.text.ListText;
import signalbox.text.NumberText;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;

/// Takes the place of the screens while all open jobs are read for the first time: how far that is, about how many
/// there are, and the runners in order of succession.
final class FirstLookPane extends VBox {
    private static final int MOST_RUNNERS = 6;
    private static final double WIDTH = 520;

    private final Label progress = Labels.of("", "t-12", "t-muted");
    private final ProgressBar bar = new ProgressBar(0);
    private final Label about = Labels.sentence("", "t-12", "t-muted");
    private final Label heading = Labels.heading("", "t-13");
    private final VBox runners = new VBox(6);

    FirstLookPane() {
        super(10);
        getStyleClass().add("connect-pane");
        setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(WIDTH);
        setMaxSize(WIDTH, USE_PREF_SIZE);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText("Open jobs that were read");
        VBox.setMargin(heading, new Insets(12, 0, 0, 0));
        getChildren().addAll(Labels.heading("Reading the open jobs", "t-16"), bar, progress, about, heading, runners);
    }

    void show(FirstLook look) {
        progress.setText(progress(look));
        bar.setProgress(look.open() == 0 ? 0 : (double) look.read() / look.open());
        about.setText(states(look));
        var leadership = look.leadership();
        heading.setText(leader(leadership));
        runners.getChildren()
                .setAll(leadership.succession().stream()
                        .limit(MOST_RUNNERS)
                        .map(FirstLookPane::line)
                        .toList());
        var more = leadership.succession().size() - MOST_RUNNERS;
        if (more > 0) {
            runners.getChildren().add(Labels.of(ListText.more(more), "t-12", "t-muted"));
        }
    }

    static String progress(FirstLook look) {
        return NumberText.count(look.read()) + " of about " + NumberText.count(look.open()) + " read";
    }

    /// Each state with jobs, with the source of the figures. The planner expects one row where it knows of none.
    static String states(FirstLook look) {
        var states = Stream.of(JobState.values())
                .filter(state -> state.isOpen() && look.about().of(state).value() > 1)
                .map(state -> "about " + NumberText.count(look.about().of(state).value()) + " " + state.stored())
                .collect(Collectors.joining(", "));
        return states.isEmpty() ? "" : "By the server's estimate: " + states + ".";
    }

    /// One look does not show that nobody leads.
    static String leader(Leadership leadership) {
        var leader = leadership.leader();
        if (leader != null) {
            return "pid " + leader.pid() + " leads";
        }
        return leadership.succession().isEmpty() ? "No runner was seen yet" : "Who leads is not known yet";
    }

    private static Node line(Candidate candidate) {
        var runner = candidate.connection();
        var icon = candidate.leads() ? Icon.LEADER.at(15, "i-accent") : Icon.RUNNERS.at(15, "i-subtle");
        var name = Labels.wholeInTooltip(Labels.of(runner.label(), "t-mono-11"));
        name.setMinWidth(0);
        var verdict = Labels.of(candidate.verdict(), "t-12", "t-muted");
        verdict.setMinWidth(USE_PREF_SIZE);
        var client = Labels.of(runner.clientLabel(), "t-12", "t-muted");
        client.setMinWidth(USE_PREF_SIZE);
        return Labels.row(8, icon, name, verdict, client);
    }
}
