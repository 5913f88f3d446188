package signalbox.ui.jobs;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import signalbox.ui.kit.Labels;

/// Above the list, while it is searched for: how far, and a button that stops, goes on, or begins again.
final class SearchBar {
    private final Node root;

    SearchBar(JobsViewModel model) {
        var text = Labels.of("", "t-12", "t-muted");
        var button = new Button();
        button.setId("search-next");
        button.getStyleClass().addAll("flat", "small");
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(_ -> model.actOnSearch());
        root = Labels.row(8, text, Labels.spacer(), button);
        VBox.setMargin(root, new Insets(4, 12, 4, 12));
        model.search().subscribe(progress -> {
            text.setText(progress.text());
            button.setText(progress.next().label());
            root.setVisible(!progress.text().isEmpty());
            root.setManaged(root.isVisible());
        });
    }

    Node node() {
        return root;
    }
}
