package signalbox.ui.config;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import signalbox.app.config.ConfigSource;
import signalbox.app.config.LoadedConfig;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.ShownTime;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.Banner;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SidePane;
import signalbox.ui.kit.SpokenName;

/// The head of one side: the file's owner, path, length and age; or why it cannot be read.
final class ConfigSideHead extends VBox {
    private final ComparisonSide side;
    private final Badge tag = new Badge("", Badge.Style.NEUTRAL);
    private final Label path = Labels.of("", "t-mono-11");
    private final TextField remotePath = new TextField();
    private final Label facts = Labels.of("", "t-11", "t-muted");
    private final Label note = Labels.sentence("", "t-11", "t-muted");
    private final Banner fault = new Banner(Banner.Level.DANGER);

    ConfigSideHead(ConfigViewModel model, ComparisonSide side) {
        super(3);
        this.side = side;
        getStyleClass().add("side-head");
        setMinWidth(0);
        HBox.setHgrow(this, Priority.ALWAYS);
        path.setMinWidth(0);
        path.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        path.setTooltip(new Tooltip());
        facts.setMinWidth(0);
        facts.setTooltip(new Tooltip());
        remotePath.setId("path-" + side.name().toLowerCase(Locale.ROOT));
        SpokenName.field(remotePath, "Path on the host, of " + side.name());
        remotePath.getStyleClass().add("path-field");
        remotePath.setOnAction(_ ->
                model.choose(side, new ConfigSource.OnHost(remotePath.getText().strip())));
        HBox.setHgrow(remotePath, Priority.ALWAYS);
        note.setId("note-" + side.name().toLowerCase(Locale.ROOT));
        note.setMinWidth(0);
        SidePane.foldable(tag, path, remotePath, facts, note);
        getChildren()
                .addAll(
                        Labels.row(8, Labels.of(side.name(), "t-13", "t-semibold"), tag, path, remotePath),
                        facts,
                        note,
                        fault);
        side.chosen().subscribe(chosen -> show(chosen, model.now().get()));
        model.now().subscribe(now -> showChosen(side.chosen().get(), now));
    }

    /// Why the file cannot be read: shown below the heads, over the whole width.
    Node fault() {
        return fault;
    }

    private void show(ChosenConfig chosen, Instant now) {
        var read = chosen.read();
        var remote = chosen.source() instanceof ConfigSource.OnHost(var where) ? where : "";
        tag.setVisible(read != null);
        path.setVisible(read != null && remote.isEmpty());
        remotePath.setVisible(!remote.isEmpty());
        if (!remotePath.isFocused() || !remotePath.getText().strip().equals(remote)) {
            remotePath.setText(remote);
        }
        if (read != null) {
            tag.show(SourceNames.tag(read), style(read));
            path.setText(SourceNames.path(read));
            path.getTooltip().setText(path.getText());
        }
        if (chosen.fault().isEmpty()) {
            fault.clear();
        } else {
            fault.say(side.name() + ": " + chosen.fault(), "").action("Try again", side::readAgain);
        }
        showChosen(chosen, now);
    }

    private static Badge.Style style(LoadedConfig read) {
        if (read.environment() == null) {
            return Badge.Style.DASHED;
        }
        return switch (read.environment()) {
            case PRODUCTION -> Badge.Style.SOLID_DANGER;
            case STAGING -> Badge.Style.WARNING;
            case DEVELOPMENT, DEMO -> Badge.Style.NEUTRAL;
        };
    }

    private void showChosen(ChosenConfig chosen, Instant now) {
        var words = chosen.reading() ? "reading…" : chosen.read() == null ? "" : text(chosen.read(), now);
        facts.setText(words);
        facts.getTooltip().setText(words);
        facts.setVisible(!words.isEmpty());
        var found = chosen.reading() || chosen.read() == null
                ? ""
                : capital(chosen.read().note());
        note.setText(found);
        note.setVisible(!found.isEmpty());
    }

    private static String capital(String note) {
        return note.isEmpty() ? "" : Character.toUpperCase(note.charAt(0)) + note.substring(1);
    }

    /// `28 lines · changed 2026-06-12 09:51:00 · read over SSH 12 s ago`
    private static String text(LoadedConfig read, Instant now) {
        var changed = read.changedAt() == null ? "" : " · changed " + ShownTime.full(read.changedAt());
        return NumberText.of(read.file().lines().size(), "line", "lines") + changed + " · "
                + SourceNames.how(read.source()) + " "
                + DurationText.ago(Duration.between(read.readAt(), now));
    }
}
