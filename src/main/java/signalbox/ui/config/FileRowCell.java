package signalbox.ui.config;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import signalbox.text.NumberText;
import signalbox.text.Severity;
import signalbox.ui.config.content.FileCell;
import signalbox.ui.config.content.FileRow;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SeverityIcon;
import signalbox.ui.kit.SpokenName;

/// Shows a row of the files: two lines side by side, one line, or a fold.
final class FileRowCell extends ListCell<FileRow> {
    private final ConfigViewModel model;
    private final Label leftNumber = number();
    private final CodeLine leftCode = new CodeLine();
    private final StackPane gutter = new StackPane();
    private final Label rightNumber = number();
    private final CodeLine rightCode = new CodeLine();
    private final HBox leftHalf = half(leftNumber, leftCode);
    private final HBox rightHalf = half(rightNumber, rightCode);
    private final HBox pair = new HBox(leftHalf, gutter, rightHalf);
    private final Label before = number();
    private final Label after = number();
    private final Label sign = Labels.of("", "code-plus");
    private final StackPane mark = new StackPane();
    private final CodeLine code = new CodeLine();
    private final HBox single = new HBox(before, after, mark, sign, code);
    private final Label foldWords = Labels.of("", "t-12", "t-muted");
    private final HBox fold = Labels.row(8, Icon.FOLDED.at(15), foldWords);

    FileRowCell(ConfigViewModel model) {
        this.model = model;
        getStyleClass().add("code-cell");
        gutter.getStyleClass().add("code-gutter");
        mark.getStyleClass().add("code-gutter");
        fold.getStyleClass().add("code-fold");
        fold.setOnMouseClicked(_ -> unfold());
        setPrefWidth(0);
        model.line().subscribe(_ -> outline());
    }

    private static Label number() {
        var label = Labels.of("", "code-number");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static HBox half(Label number, CodeLine code) {
        var half = new HBox(number, code);
        half.setMinWidth(0);
        half.setPrefWidth(0);
        HBox.setHgrow(half, Priority.ALWAYS);
        return half;
    }

    void unfold() {
        if (getItem() instanceof FileRow.Fold(var from, var _)) {
            model.unfold(from);
        }
    }

    @Override
    protected void updateItem(@Nullable FileRow row, boolean empty) {
        super.updateItem(row, empty);
        switch (row) {
            case null -> SpokenName.draw(this, null);
            case FileRow.Pair shown -> show(shown);
            case FileRow.Single shown -> show(shown);
            case FileRow.Fold(var _, var lines) -> {
                foldWords.setText(NumberText.of(lines, "unchanged line", "unchanged lines"));
                SpokenName.draw(this, fold);
            }
        }
    }

    private void show(FileRow.Pair row) {
        fill(leftNumber, leftCode, row.left(), false);
        fill(rightNumber, rightCode, row.right(), isWanted(row.right()));
        mark(gutter, row.worst());
        SpokenName.draw(this, pair);
    }

    private void show(FileRow.Single row) {
        var alone = model.content().get() == null || !model.content().get().unified();
        before.setVisible(!alone);
        before.setManaged(!alone);
        sign.setVisible(!alone);
        sign.setManaged(!alone);
        before.setText(text(row.before()));
        after.setText(text(row.after()));
        sign.setText(row.before() == null ? "+" : row.after() == null ? "−" : "");
        mark(mark, row.worst());
        code.show(row.cell(), row.after() != null && isWanted(row.cell()));
        SpokenName.draw(this, single);
    }

    private static String text(@Nullable Integer line) {
        return line == null ? "" : Integer.toString(line);
    }

    private boolean isWanted(@Nullable FileCell cell) {
        var wanted = model.line().get();
        return cell != null && wanted != null && wanted == cell.line();
    }

    private static void fill(Label number, CodeLine code, @Nullable FileCell cell, boolean outlined) {
        number.setText(cell == null ? "" : Integer.toString(cell.line()));
        code.show(cell, outlined);
    }

    private static void mark(StackPane gutter, @Nullable Severity worst) {
        gutter.getChildren().clear();
        if (worst != null && worst != Severity.INFO) {
            gutter.getChildren().add(SeverityIcon.icon(worst, 13));
        }
    }

    private void outline() {
        if (!isEmpty()) {
            updateItem(getItem(), false);
        }
    }
}
