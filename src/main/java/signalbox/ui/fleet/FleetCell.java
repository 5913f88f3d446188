package signalbox.ui.fleet;

import java.time.Instant;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import signalbox.app.fleet.FleetContact;
import signalbox.app.fleet.FleetRow;
import signalbox.app.profile.Environment;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.Severity;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.chart.Sparkline;

/// Draws one line of the list: the title of a section, or a profile.
final class FleetCell extends ListCell<FleetItem> {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final PseudoClass RED = PseudoClass.getPseudoClass("critical");

    private final Badge environment = new Badge("", Badge.Style.NEUTRAL);
    private final Label profile = Labels.of("", "t-13", "t-medium", "name-cell");
    private final FontIcon crown = Icon.LEADER.at(15, "i-accent");
    private final Label leader = Labels.of("", "t-12");
    private final Badge kind = Badge.worker("HTTP");
    private final Label age = Labels.of("", "t-12", "t-muted");
    private final HBox leads = Labels.row(6, crown, leader, kind, age);
    private final Label oldest = figure();
    private final Label pending = figure();
    private final Label failed = figure();
    private final Sparkline course = new Sparkline("i-done");
    private final Label done = figure();
    private final HBox throughput = Labels.row(6, course, done);
    private final Label critical = Labels.of("", "t-12", "t-semibold", "t-danger");
    private final Label warnings = Labels.of("", "t-12", "t-semibold", "t-warning");
    private final Label notes = Labels.of("", "t-12", "t-semibold", "t-accent");
    private final Label none = Labels.of(FleetTexts.NOTHING, "t-12", "t-muted");
    private final HBox findings = Labels.row(7, critical, warnings, notes, none);
    private final Label config = Labels.of("", "t-11", "t-muted");
    private final Label seen = Labels.of("", "t-12", "t-muted");
    private final FleetLine line;

    private final Label title = Labels.of("", "t-12", "t-semibold");
    private final Label count = Labels.of("", "pill");
    private final Label badRows = Labels.of("", "t-12", "t-semibold", "t-danger");
    private final Label warningRows = Labels.of("", "t-12", "t-semibold", "t-warning");
    private final HBox heading = Labels.row(8, title, count, Labels.spacer(), badRows, warningRows);

    FleetCell() {
        critical.setGraphic(Icon.CRITICAL.at(13, "i-danger"));
        warnings.setGraphic(Icon.WARNING.at(13, "i-warning"));
        notes.setGraphic(Icon.INFORMATION.at(13, "i-accent"));
        badRows.setGraphic(Icon.CRITICAL.at(14, "i-danger"));
        warningRows.setGraphic(Icon.WARNING.at(14, "i-warning"));
        for (var label : List.of(critical, warnings, notes)) {
            label.setGraphicTextGap(4);
        }
        List.<Node>of(kind, age, critical, warnings, notes, none, badRows, warningRows)
                .forEach(node -> node.managedProperty().bind(node.visibleProperty()));
        age.setMinWidth(0);
        course.setPrefSize(44, 18);
        course.setMaxHeight(18);
        line = new FleetLine(
                List.of(environment, profile, leads, oldest, pending, failed, throughput, findings, config, seen),
                () -> getListView().getWidth());
        line.setPrefHeight(30);
        heading.getStyleClass().add("fleet-section");
        setPrefWidth(0);
    }

    private static Label figure() {
        return Labels.of("", "t-12", "figure-cell");
    }

    @Override
    protected void updateItem(@Nullable FleetItem item, boolean empty) {
        super.updateItem(item, empty);
        getStyleClass().remove("fleet-heading");
        setText(null);
        switch (empty ? null : item) {
            case null -> {
                state(false, false);
                setGraphic(null);
                setTooltip(null);
            }
            case FleetItem.SectionItem section -> show(section);
            case FleetItem.RowItem(var row, var at) -> show(row, at);
        }
    }

    private void state(boolean stale, boolean red) {
        pseudoClassStateChanged(STALE, stale);
        pseudoClassStateChanged(RED, red);
    }

    private void show(FleetItem.SectionItem section) {
        state(false, false);
        getStyleClass().add("fleet-heading");
        title.setText(section.title());
        count.setText(NumberText.count(section.rows()));
        say(badRows, section.critical() == 0 ? "" : section.critical() + " critical");
        say(warningRows, section.warnings() == 0 ? "" : NumberText.of(section.warnings(), "warning"));
        setAccessibleText(section.title() + ", " + NumberText.of(section.rows(), "profile"));
        setTooltip(null);
        setGraphic(heading);
    }

    private void show(FleetRow row, Instant at) {
        var level = row.worst();
        state(row.isStale(), level == Severity.CRITICAL);
        var word = row.profile().environment();
        environment.show(word.name(), style(word));
        profile.setText(row.name());
        showLeader(row, at);
        oldest.setText(FleetTexts.oldest(row));
        pending.setText(FleetTexts.count(row.pending()));
        failed.setText(FleetTexts.count(row.failed()));
        course.show(row.course());
        done.setText(FleetTexts.done(row));
        showFindings(row);
        config.setText(row.drift().label());
        seen.setText(FleetTexts.seen(row, at));
        setAccessibleText(FleetTexts.spoken(row, at));
        var why = FleetTexts.whyStale(row);
        setTooltip(why.isEmpty() ? null : new Tooltip(why));
        setGraphic(line);
    }

    private static Badge.Style style(Environment environment) {
        return switch (environment) {
            case PRODUCTION -> Badge.Style.DANGER;
            case STAGING -> Badge.Style.WARNING;
            case DEVELOPMENT, DEMO -> Badge.Style.NEUTRAL;
        };
    }

    private void showLeader(FleetRow row, Instant at) {
        var isLed = row.leader() != null
                && !(row.contact() instanceof FleetContact.Unreachable)
                && !(row.contact() instanceof FleetContact.NeedsOperator);
        leader.setText(FleetTexts.leader(row, at));
        leader.getStyleClass().removeAll("t-mono", "t-semibold", "t-danger", "t-muted", "t-warning");
        leader.getStyleClass().addAll(leaderStyles(row, isLed));
        leader.setMinWidth(isLed ? USE_PREF_SIZE : 0);
        var icon = icon(row, isLed);
        crown.setIconCode(icon.glyph());
        crown.getStyleClass().removeAll("i-accent", "i-danger", "i-warning", "i-subtle");
        crown.getStyleClass().add(iconStyle(row, isLed));
        var known = isLed ? row.kind() : "";
        kind.setVisible(!known.isEmpty());
        if (!known.isEmpty()) {
            kind.showWorker(known);
        }
        var length = isLed ? row.leaderAge() : null;
        age.setVisible(length != null);
        age.setText(length == null ? "" : DurationText.of(length));
    }

    private static List<String> leaderStyles(FleetRow row, boolean isLed) {
        if (isLed) {
            return List.of("t-mono");
        }
        if (row.worst() == Severity.CRITICAL) {
            return List.of("t-semibold", "t-danger");
        }
        return row.contact() instanceof FleetContact.NeedsOperator
                ? List.of("t-semibold", "t-warning")
                : List.of("t-muted");
    }

    private static Icon icon(FleetRow row, boolean isLed) {
        if (row.isUnreachable()) {
            return Icon.DISCONNECTED;
        }
        if (row.contact() instanceof FleetContact.NeedsOperator) {
            return Icon.LOCKED;
        }
        return isLed ? Icon.LEADER : row.mayBeAsleep() ? Icon.ASLEEP : Icon.NO_LEADER;
    }

    private static String iconStyle(FleetRow row, boolean isLed) {
        if (isLed) {
            return row.isStale() ? "i-subtle" : row.kind().equals("CRON") ? "i-warning" : "i-accent";
        }
        return row.worst() == Severity.CRITICAL ? "i-danger" : "i-subtle";
    }

    private void showFindings(FleetRow row) {
        say(critical, number(row, Severity.CRITICAL));
        say(warnings, number(row, Severity.WARNING));
        say(notes, number(row, Severity.INFO));
        none.setVisible(row.findings().isEmpty());
    }

    private static String number(FleetRow row, Severity severity) {
        var count = row.count(severity);
        return count == 0 ? "" : NumberText.count(count);
    }

    private static void say(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
    }
}
