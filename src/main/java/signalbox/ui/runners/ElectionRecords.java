package signalbox.ui.runners;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjIntConsumer;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SegmentedControl;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.runners.content.RunnersContent;

/// The history of the election: what happened since the watch began, or the terms of leadership.
final class ElectionRecords {
    enum Records {
        LOG("Log", "Election log", "click a row to select its connection"),
        TERMS("Terms", "Terms of leadership", "while a Signalbox watched");

        private final String words;
        private final String title;
        private final String hint;

        Records(String words, String title, String hint) {
            this.words = words;
            this.title = title;
            this.hint = hint;
        }

        String label() {
            return words;
        }
    }

    private final ElectionLog log;
    private final TermsTable terms;
    private final SegmentedControl<Records> choice =
            new SegmentedControl<>("Records", Arrays.asList(Records.values()), Records::label);
    private final VBox root;

    ElectionRecords(ColumnMemory memory, TerminationsViewModel terminations, ObjIntConsumer<Instant> onBackend) {
        log = new ElectionLog(memory, onBackend);
        terms = new TermsTable(memory, terminations);
        var title = Labels.of("", "t-13", "t-semibold");
        var hint = Labels.of("", "t-12", "t-muted");
        choice.selectedProperty().subscribe(shown -> {
            title.setText(shown.title);
            hint.setText(shown.hint);
            log.node().setVisible(shown == Records.LOG);
            terms.node().setVisible(shown == Records.TERMS);
        });
        var head = Labels.row(8, title, hint, Labels.spacer(), choice);
        head.getStyleClass().add("section-head");
        var tables = new StackPane(log.node(), terms.node());
        tables.setMinHeight(0);
        for (var table : List.of(log.node(), terms.node())) {
            if (table instanceof Region region) {
                region.setMinHeight(0);
            }
        }
        VBox.setVgrow(tables, Priority.ALWAYS);
        root = new VBox(head, tables);
        root.setMinHeight(90);
        root.setPrefHeight(130);
    }

    Node node() {
        return root;
    }

    void choose(Records wanted) {
        choice.select(wanted);
    }

    void show(RunnersContent content) {
        log.show(content.log());
        terms.show(content.terms());
    }
}
