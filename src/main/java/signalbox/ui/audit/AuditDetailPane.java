package signalbox.ui.audit;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.audit.ConfirmedPreview;
import signalbox.text.NumberText;
import signalbox.text.ShownTime;
import signalbox.ui.audit.content.ActionLabel;
import signalbox.ui.audit.content.AuditFacts;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.KeyValues;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SidePane;
import signalbox.ui.kit.TextClipboard;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// One action in full: who, when, why, what it changed, what was confirmed before, and where that leads.
final class AuditDetailPane {
    private static final double KEY_WIDTH = 74;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final AuditViewModel model;
    private final AuditLinks links;
    private final StackPane root = new StackPane();

    AuditDetailPane(AuditViewModel model, AuditLinks links) {
        this.model = model;
        this.links = links;
        root.setMinWidth(320);
        root.setPrefWidth(396);
        model.selected().subscribe(this::show);
    }

    Node node() {
        return root;
    }

    private void show(@Nullable AuditFacts facts) {
        if (facts != null) {
            root.getChildren().setAll(pane(facts));
        }
    }

    private Node pane(AuditFacts facts) {
        var sections = new ArrayList<Node>();
        sections.add(SidePane.padded(facts(facts)));
        var reason = facts.detail().row().reason();
        if (!reason.isEmpty()) {
            sections.add(SidePane.section(Icon.EDIT, "Reason", quoted(reason)));
        }
        if (!facts.changes().isEmpty()) {
            sections.add(changes(facts));
        }
        sections.add(preview(facts));
        sections.add(links(facts));
        return SidePane.of(head(facts), foot(facts), sections.toArray(Node[]::new));
    }

    private HBox head(AuditFacts facts) {
        var row = facts.detail().row();
        var title = Labels.of(ActionLabel.of(row.action()), "t-16", "t-semibold");
        title.setMinWidth(90);
        title.setTooltip(new Tooltip(title.getText()));
        var parts = new ArrayList<Node>(List.of(ActionLabel.icon(row.action()).at(17), title));
        if (!row.environment().isEmpty()) {
            parts.add(Badge.environment(row.environment()));
        }
        parts.add(new Badge(row.result().label(), ResultLabel.style(row.result())));
        parts.add(Labels.spacer());
        parts.add(SidePane.close(model::deselect));
        return Labels.row(8, parts.toArray(Node[]::new));
    }

    private static void copy(AuditFacts facts) {
        TextClipboard.copy(JSON.writeValueAsString(facts.detail().entry()));
    }

    private static Node facts(AuditFacts facts) {
        var values = new KeyValues(KEY_WIDTH);
        fact(values, "Who", facts.who());
        fact(values, "When", facts.when());
        fact(values, "Rows", facts.rows());
        facts.more().forEach((name, text) -> fact(values, name, text));
        return values;
    }

    private static void fact(KeyValues values, String name, String text) {
        var value = values.row(name, "t-12");
        value.setText(text);
        value.setWrapText(true);
    }

    private static Node quoted(String reason) {
        var words = Labels.sentence(reason, "t-12");
        words.getStyleClass().add("audit-reason");
        words.setMaxWidth(Double.MAX_VALUE);
        return words;
    }

    private Node changes(AuditFacts facts) {
        var title = "Before and after, " + NumberText.of(facts.changes().size(), "row");
        return SidePane.section(
                Icon.SWAP,
                title,
                new ChangesPart(facts.changes(), uuid -> links.jobs(List.of(uuid)), isHere(facts)).node());
    }

    /// Jobs and runners of another profile are not those of this window.
    private boolean isHere(AuditFacts facts) {
        return facts.detail().row().profile().equals(model.source().profile());
    }

    private static Node preview(AuditFacts facts) {
        var shown = facts.detail().entry().begun().preview();
        if (facts.confirmed().isEmpty()) {
            return SidePane.section(
                    Icon.REVEALED,
                    "Preview that was confirmed",
                    Labels.sentence(
                            facts.detail().row().begun() == null
                                            || facts.detail().row().number() == 0
                                    ? "It is not in the log."
                                    : "No preview was shown: it was confirmed on the command line, or only undoes what"
                                            + " Signalbox did.",
                            "t-12",
                            "t-muted"));
        }
        return SidePane.section(
                Icon.REVEALED,
                "Preview that was confirmed" + at(shown),
                new VBox(
                        6,
                        facts.confirmed().stream()
                                .map(AuditDetailPane::confirmed)
                                .toArray(Node[]::new)));
    }

    private static String at(@Nullable ConfirmedPreview shown) {
        return shown == null ? "" : ", " + ShownTime.ofDay(shown.at());
    }

    private static Node confirmed(String sentence) {
        var words = Labels.sentence(sentence, "t-12");
        words.setMinWidth(0);
        var line = new HBox(8, Icon.DONE.at(15, "i-success"), words);
        HBox.setHgrow(words, Priority.ALWAYS);
        return line;
    }

    private Node links(AuditFacts facts) {
        var values = new KeyValues(KEY_WIDTH);
        if (!isHere(facts)) {
            var elsewhere = Labels.sentence(
                    "Open the profile " + facts.detail().row().profile() + " to go to its jobs and runners.",
                    "t-12",
                    "t-muted");
            return SidePane.section(Icon.NEXT, "Links", elsewhere);
        }
        var jobs = jobs(facts);
        if (!jobs.isEmpty()) {
            values.add("Jobs", Labels.line(jobs.toArray(Node[]::new)));
        }
        var pids = facts.pids();
        if (!pids.isEmpty()) {
            values.add(
                    "Runner",
                    Labels.line(pids.stream().limit(4).map(this::runner).toArray(Node[]::new)));
        }
        var at = facts.detail().row().at();
        values.add("Moment", Labels.line(link("Who led at " + ShownTime.ofDay(at), () -> links.moment(at))));
        return SidePane.section(Icon.NEXT, "Links", values);
    }

    private List<Node> jobs(AuditFacts facts) {
        var found = new ArrayList<Node>();
        add(found, facts.changedJobs(), " changed");
        add(found, facts.refusedJobs(), " left alone");
        return found;
    }

    private void add(List<Node> found, List<String> uuids, String words) {
        if (!uuids.isEmpty()) {
            found.add(link(NumberText.count(uuids.size()) + words, () -> links.jobs(uuids)));
        }
    }

    private Node runner(int pid) {
        return link("pid " + pid, () -> links.runner(pid));
    }

    private static Hyperlink link(String words, Runnable onOpen) {
        var link = new Hyperlink(words);
        link.setOnAction(_ -> onOpen.run());
        return link;
    }

    private Node foot(AuditFacts facts) {
        var jobs = facts.changedJobs();
        var chain = chain(facts);
        var copy = Labels.iconButton(Icon.COPY, "Copy this entry as JSON", () -> copy(facts), "flat");
        if (jobs.isEmpty() || !isHere(facts)) {
            return Labels.row(8, copy, Labels.spacer(), chain);
        }
        var open =
                Labels.button("Open " + NumberText.of(jobs.size(), "job"), Icon.JOBS, () -> links.jobs(jobs), "accent");
        open.setId("audit-open-jobs");
        return Labels.row(8, open, copy, Labels.spacer(), chain);
    }

    private static Label chain(AuditFacts facts) {
        var chain = Labels.of(facts.chain(), "t-11", facts.detail().isWhole() ? "t-muted" : "t-danger");
        chain.setMinWidth(0);
        chain.setTooltip(new Tooltip(
                facts.detail().hash().isEmpty()
                        ? facts.chain()
                        : "SHA-256 of this line: " + facts.detail().hash()));
        return chain;
    }
}
