package signalbox.ui.overview;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import signalbox.health.Finding;
import signalbox.health.Silences;
import signalbox.text.Severity;
import signalbox.text.TimeText;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.MoveGuard;
import signalbox.ui.kit.SeverityIcon;
import signalbox.ui.screen.action.RemedyButtons;

/// What is wrong, the worst first: what was seen, why it matters, what to do, and a button if Signalbox can do it.
final class FindingsCard {
    static final double WIDTH = 432;
    static final double NARROWEST = 300;
    private static final String NONE = "No findings";

    private final RemedyButtons buttons;
    private final SilenceMenu silencing;
    private final Consumer<String> onPast;
    private final Label count = Labels.of("", "pill");
    private final HBox severities = Labels.row(10);
    private final VBox list = new VBox();
    private final EmptyState nothing = new EmptyState(Icon.DONE, NONE, "Nothing needs your attention.");
    private final StackPane calm = new StackPane(nothing);
    private final Label unchecked = Labels.sentence("", "t-12", "t-muted");
    private final ScrollPane scroll = new ScrollPane(list);
    private final Card card = new Card("Findings");
    private final MoveGuard moves = new MoveGuard(list, this::rows);
    private List<FindingItem> items = List.of();
    private List<FindingItem.Shape> shapes = List.of();
    private List<Silences.Silenced> silent = List.of();
    private List<Severity> shownSeverities = List.of();
    private Silences.SortedFindings shown = new Silences.SortedFindings(List.of(), List.of());

    /// @param onPast shows the moment at which the finding with this code was raised
    FindingsCard(RemedyButtons buttons, SilenceMenu silencing, Consumer<String> onPast) {
        this.onPast = onPast;
        this.buttons = buttons;
        this.silencing = silencing;
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setVisible(false);
        scroll.setId("findings");
        calm.visibleProperty().bind(scroll.visibleProperty().not());
        count.setVisible(false);
        unchecked.setId("unchecked");
        unchecked.managedProperty().bind(unchecked.textProperty().isNotEmpty());
        unchecked.setMinHeight(Label.USE_PREF_SIZE);
        unchecked.getStyleClass().add("unchecked");
        var body = new StackPane(scroll, calm);
        VBox.setVgrow(body, Priority.ALWAYS);
        card.actions(severities, count).fill(new VBox(6, body, unchecked));
        card.setMinWidth(0);
    }

    Node node() {
        return card;
    }

    /// Says what is not among the findings, and why.
    ///
    /// @param why empty: nothing
    void leaveOut(String why) {
        unchecked.setText(why);
        nothing.say(
                NONE,
                why.isEmpty() ? "Nothing needs your attention." : "Nothing in what was checked needs your attention.");
    }

    /// The items are made again only when other things are found, so that the list does not scroll while it is
    /// read.
    void show(Silences.SortedFindings sorted) {
        if (sorted.equals(shown)) {
            return;
        }
        shown = sorted;
        var findings = sorted.open();
        count.setText(Integer.toString(findings.size()));
        count.setVisible(!findings.isEmpty());
        showSeverities(findings);
        showItems(findings, sorted.silenced());
        scroll.setVisible(!list.getChildren().isEmpty());
    }

    /// Made again only for other counts: the texts of findings change each second.
    private void showSeverities(List<Finding> findings) {
        var counted = findings.stream().map(Finding::severity).sorted().toList();
        if (counted.equals(shownSeverities)) {
            return;
        }
        shownSeverities = counted;
        severities.getChildren().clear();
        for (var severity : List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO)) {
            var of = findings.stream()
                    .filter(each -> each.severity() == severity)
                    .count();
            if (of > 0) {
                severities
                        .getChildren()
                        .add(Labels.row(4, SeverityIcon.icon(severity, 17), Labels.of(Long.toString(of), "t-12")));
            }
        }
    }

    private void showItems(List<Finding> findings, List<Silences.Silenced> silenced) {
        var wanted = findings.stream().map(FindingItem.Shape::of).toList();
        if (wanted.equals(shapes) && silenced.equals(silent)) {
            for (var i = 0; i < items.size(); i++) {
                items.get(i).show(findings.get(i));
            }
            return;
        }
        moves.before();
        shapes = wanted;
        silent = silenced;
        items = findings.stream()
                .map(finding -> new FindingItem(finding, buttons, silencing, onPast))
                .toList();
        list.getChildren().setAll(items.stream().map(FindingItem::node).toList());
        silenced.forEach(each -> list.getChildren().add(silenced(each)));
    }

    /// As they are drawn now, each by its finding.
    private List<MoveGuard.ShownRow> rows() {
        var rows = list.getChildren();
        return IntStream.range(0, rows.size())
                .mapToObj(i -> new MoveGuard.ShownRow(code(i), rows.get(i)))
                .toList();
    }

    private String code(int place) {
        return place < shapes.size()
                ? shapes.get(place).code()
                : silent.get(place - shapes.size()).finding().code();
    }

    private Node silenced(Silences.Silenced silenced) {
        var title = Labels.sentence(silenced.finding().title(), "t-12", "t-muted");
        HBox.setHgrow(title, Priority.SOMETIMES);
        var until = Labels.of("silent until " + TimeText.clock(silenced.until()), "t-11", "t-muted");
        until.setMinWidth(Button.USE_PREF_SIZE);
        var again = new Button("Show again");
        again.getStyleClass().addAll("small", "flat");
        again.setMinWidth(Button.USE_PREF_SIZE);
        again.setOnAction(_ -> silencing.endSilence(silenced.finding().code()));
        var row = Labels.row(8, title, Labels.spacer(), until, again);
        row.getStyleClass().add("finding");
        return row;
    }
}
