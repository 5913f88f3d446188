package signalbox.ui.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.app.fleet.FleetContact;
import signalbox.app.fleet.FleetRow;
import signalbox.app.fleet.FleetState;
import signalbox.health.Finding;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.ShownTime;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.Banner;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.KeyValues;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SeverityIcon;
import signalbox.ui.kit.SidePane;

/// One profile of the fleet: what is wrong with it and the evidence, where it is, who leads. Nothing can be done to it
/// here but to open it.
final class FleetDetailPane {
    private static final double KEYS = 92;
    private static final int MOST_SEEN = 3;

    private final Label name = Labels.heading("", "t-16");
    private final StackPane environment = new StackPane();
    private final VBox trouble = new VBox();
    private final KeyValues facts = new KeyValues(KEYS);
    private final Label database = wrapped(facts.row("Database", "t-mono"));
    private final Label server = wrapped(facts.row("Server", "t-mono"));
    private final Label leader = wrapped(facts.row("Leader"));
    private final Label connected = wrapped(facts.row("Connected"));
    private final Label jobs = wrapped(facts.row("Jobs"));
    private final Label config = wrapped(facts.row("Config"));
    private final Label cost = wrapped(facts.row("Watching"));
    private final Label figures = wrapped(facts.row("Figures"));
    private final Label count = Labels.of("", "pill");
    private final VBox findings = new VBox();
    private final Label sibling = Labels.sentence("", "t-12", "t-muted");
    private final VBox others = new VBox(4, Labels.of("Other builds", "t-12", "t-semibold"), sibling);
    private final Button open = Labels.button("Open profile", Icon.OPEN, () -> {}, "accent");
    private final VBox root;
    private List<Finding> shown = List.of();

    FleetDetailPane(FleetViewModel model) {
        name.setMinWidth(0);
        var head = Labels.row(8, name, environment, Labels.spacer(), SidePane.close(() -> model.select(null)));
        head.getStyleClass().add("fleet-detail-head");
        open.setId("fleet-open");
        open.setOnAction(_ -> model.openSelected());
        var title = Labels.row(8, Labels.of("Findings", "t-13", "t-semibold"), count);
        root = SidePane.of(
                head,
                Labels.row(8, open, Labels.of("Beside the others, armed for itself.", "t-11", "t-muted")),
                SidePane.padded(trouble),
                SidePane.padded(facts),
                SidePane.padded(title),
                findings,
                SidePane.padded(others));
        root.setId("fleet-detail");
        SidePane.foldable(trouble, others);
        model.content().subscribe(content -> {
            var row = content.selected();
            if (row != null) {
                show(row, content.state());
            }
        });
    }

    private static Label wrapped(Label label) {
        label.setWrapText(true);
        return label;
    }

    Node node() {
        return root;
    }

    private void show(FleetRow row, FleetState state) {
        name.setText(row.name());
        var word = row.profile().environment().word();
        if (!Objects.equals(environment.getUserData(), word)) {
            environment.setUserData(word);
            environment.getChildren().setAll(Badge.environment(word));
        }
        open.setText(row.isOpen() ? "Show profile" : "Open profile");
        showTrouble(row, state.at());
        showFacts(row, state.at());
        showFindings(row.findings());
        var other = state.sibling(row);
        others.setVisible(other.isPresent() && row.isTrouble());
        sibling.setText(other.map(FleetDetailPane::sentence).orElse(""));
    }

    private static String sentence(FleetRow other) {
        var leads = other.leader();
        return other.name() + " is led by pid " + (leads == null ? "" : leads.pid())
                + (other.kind().isEmpty() ? "" : ", " + other.kind()) + ".";
    }

    private void showTrouble(FleetRow row, Instant at) {
        var box = box(row, at);
        trouble.setVisible(box != null);
        trouble.getParent().setVisible(box != null);
        if (box != null) {
            trouble.getChildren().setAll(box);
        }
    }

    private static @Nullable HBox box(FleetRow row, Instant at) {
        return switch (row.contact()) {
            case FleetContact.Unreachable(var since, var reason) ->
                SidePane.box(
                        Banner.Level.DANGER,
                        "Unreachable for " + DurationText.of(positive(Duration.between(since, at))),
                        plain(reason),
                        plain(old(row, at)));
            case FleetContact.NeedsOperator(var _, var what) ->
                SidePane.box(Banner.Level.WARNING, "It needs you", plain(what), plain("Open the profile to answer."));
            case FleetContact.Connecting() -> null;
            case FleetContact.Paused() -> SidePane.box(Banner.Level.INFORMATION, "Paused", plain(old(row, at)));
            case FleetContact.Current() ->
                row.leaderlessFor()
                        .map(length -> SidePane.box(
                                Banner.Level.DANGER,
                                "No leader for " + DurationText.of(length),
                                plain(
                                        row.snapshot() == null
                                                ? ""
                                                : row.snapshot().leadership().reason())))
                        .orElse(null);
        };
    }

    private static Duration positive(Duration length) {
        return length.isNegative() ? Duration.ZERO : length;
    }

    private static String old(FleetRow row, Instant at) {
        var age = row.age(at);
        return age == null ? "Nothing was read yet." : "All figures are " + DurationText.of(age) + " old.";
    }

    private static Node plain(String sentence) {
        return Labels.sentence(sentence, "t-12");
    }

    private void showFacts(FleetRow row, Instant at) {
        var profile = row.profile();
        database.setText(profile.database());
        server.setText(profile.spec().address()
                + (profile.ssh() == null
                        ? ""
                        : " by SSH " + profile.ssh().spec().label()));
        leader.setText(leader(row));
        var seen = row.snapshot();
        connected.setText(
                seen == null ? "" : NumberText.of(seen.observation().here().size(), "runner"));
        jobs.setText(
                seen == null
                        ? ""
                        : FleetTexts.count(row.pending()) + " pending, the oldest due " + FleetTexts.oldest(row) + ", "
                                + FleetTexts.count(row.failed()) + " failed");
        config.setText(row.drift().sentence());
        var minute = row.load().lastMinute();
        cost.setText(
                row.isOpen()
                        ? "open here: its own watch gives the figures"
                        : NumberText.of(row.load().sessions(), "connection") + ", "
                                + DurationText.millis(minute.server()) + " of the server in the last minute");
        figures.setText(
                seen == null
                        ? "none yet"
                        : "of " + ShownTime.ofDay(seen.jobsTakenAt()) + ", " + FleetTexts.seenAgo(row, at));
    }

    private static String leader(FleetRow row) {
        var leads = row.leader();
        if (leads == null) {
            return row.snapshot() == null ? "" : row.snapshot().leadership().reason();
        }
        var age = row.leaderAge();
        return "pid " + leads.pid() + ", " + (row.kind().isEmpty() ? "" : row.kind() + ", ") + leads.shortName()
                + (age == null ? "" : ", connected for " + DurationText.of(age));
    }

    private void showFindings(List<Finding> open) {
        count.setText(NumberText.count(open.size()));
        if (!open.equals(shown) || findings.getChildren().isEmpty()) {
            shown = open;
            findings.getChildren()
                    .setAll(open.stream().map(FleetDetailPane::part).toList());
            if (open.isEmpty()) {
                findings.getChildren().setAll(SidePane.padded(Labels.of("None.", "t-12", "t-muted")));
            }
        }
    }

    private static Node part(Finding finding) {
        var words = new VBox(4, Labels.sentence(finding.title(), "t-13", "t-semibold"));
        finding.seen().stream()
                .limit(MOST_SEEN)
                .forEach(seen -> words.getChildren().add(line("Seen", seen)));
        words.getChildren().add(line("Why", finding.why()));
        HBox.setHgrow(words, Priority.ALWAYS);
        var part = new HBox(10, SeverityIcon.icon(finding.severity(), 17), words);
        part.getStyleClass().add("detail-section");
        return part;
    }

    private static Node line(String key, String text) {
        var label = Labels.of(key, "t-12", "t-muted");
        label.setMinWidth(32);
        var sentence = Labels.sentence(text, "t-12");
        HBox.setHgrow(sentence, Priority.ALWAYS);
        return new HBox(8, label, sentence);
    }
}
