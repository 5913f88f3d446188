package signalbox.ui.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.ui.Headless;
import signalbox.ui.kit.Theme;

@Tag("fx")
class CommandLineLabelTest {
    @Test
    void a_command_that_is_cut_ends_with_an_ellipsis() {
        var scene = Headless.scene(
                () -> {
                    var line = new CommandLineLabel();
                    line.show(List.of(
                            new CommandLinePart("python3 odoo-bin ", false),
                            new CommandLinePart("--max-cron-threads=1 --limit-time-real=120 ", true),
                            new CommandLinePart("--database=acme", false)));
                    return new StackPane(line);
                },
                220,
                40,
                Theme.LIGHT);
        Headless.layOut(scene);

        var shown = Headless.on(() -> scene.getRoot().lookupAll(".text").stream()
                .filter(node -> node.getParent().isVisible())
                .map(node -> ((Text) node).getText())
                .toList());
        assertThat(shown).hasSize(2);
        assertThat(shown.getFirst()).isEqualTo("python3 odoo-bin ");
        assertThat(shown.getLast()).startsWith("--max").matches(".*(…|\\.\\.\\.)");
    }
}
