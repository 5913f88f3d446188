package signalbox.ui.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.config.ConfigSource;
import signalbox.ui.Headless;
import signalbox.ui.config.content.FileRow;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.Theme;

@Tag("fx")
class ConfigViewTest {
    private static Scene scene(Stage stage) {
        var scene = Headless.scene(() -> (Parent) Pictures.view(stage).node(), 1264, 826, Theme.LIGHT);
        Headless.layOut(scene);
        return scene;
    }

    private static <T> T find(Scene scene, String id, Class<T> type) {
        return type.cast(Objects.requireNonNull(scene.lookup(id), id));
    }

    private static List<String> texts(Scene scene) {
        return scene.getRoot().lookupAll(".label").stream()
                .filter(node -> node instanceof Label && isSeen(node))
                .map(node -> String.valueOf(((Label) node).getText()))
                .toList();
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    @Test
    void nothing_chosen_offers_the_sources() {
        var scene = scene(new Stage());

        Headless.on(() -> assertThat(texts(scene)).contains("No configuration is chosen."));
    }

    @Test
    void the_own_file_is_offered_as_soon_as_it_is_known_where_it_is() {
        var stage = new Stage();
        stage.configs.builds = List.of();
        var view = Headless.on(() -> Pictures.view(stage));
        var scene = Headless.scene(() -> (Parent) view.node(), 1264, 826, Theme.LIGHT);
        Headless.layOut(scene);

        Headless.on(() -> {
            var menu = find(scene, "#source-a", MenuButton.class);
            assertThat(find(scene, "#own-config", Button.class).isVisible()).isFalse();
            assertThat(menu.getItems())
                    .extracting(MenuItem::getText)
                    .noneMatch(text -> String.valueOf(text).contains("over SSH"));
            stage.configs.builds = List.of(new ConfigSource.OfProfile());

            menu.getOnShowing().handle(new Event(MenuButton.ON_SHOWING));
            view.offer();

            assertThat(find(scene, "#own-config", Button.class).isVisible()).isTrue();
            return assertThat(menu.getItems())
                    .extracting(MenuItem::getText)
                    .anyMatch(text -> String.valueOf(text).contains("acme-staging over SSH"));
        });
    }

    @Test
    void a_finding_leads_to_its_line() {
        var stage = new Stage();
        var scene = scene(stage);
        Headless.on(stage::compared);
        Headless.layOut(scene);

        Headless.on(() -> {
            assertThat(texts(scene)).contains("10 differ: 5 expected, 5 to check", "Several settings share one line");
            var link = scene.getRoot().lookupAll(".config-finding .line-link").stream()
                    .map(ButtonBase.class::cast)
                    .filter(each -> each.getText().equals("line 26"))
                    .findFirst()
                    .orElseThrow();
            link.fire();
            var selected = find(scene, "#config-lines", ListView.class)
                    .getSelectionModel()
                    .getSelectedItem();
            return assertThat(selected)
                    .isInstanceOfSatisfying(
                            FileRow.Pair.class,
                            pair -> assertThat(
                                            Objects.requireNonNull(pair.right()).line())
                                    .isEqualTo(26));
        });
    }

    @Test
    void secrets_are_seen_for_a_minute_and_no_longer() {
        var stage = new Stage();
        var scene = scene(stage);
        Headless.on(stage::compared);
        Headless.on(() -> {
            find(scene, "#reveal", ToggleButton.class).fire();
            return true;
        });
        Headless.layOut(scene);
        Headless.on(() -> assertThat(texts(scene)).anyMatch(text -> text.contains("pg-of-staging")));

        Headless.on(() -> {
            stage.pass(ConfigViewModel.REVEAL);
            return true;
        });
        Headless.layOut(scene);
        Headless.on(() -> {
            assertThat(find(scene, "#reveal", ToggleButton.class).isSelected()).isFalse();
            return assertThat(texts(scene)).noneMatch(text -> text.contains("pg-of-staging"));
        });
    }

    @Test
    void the_patch_goes_where_the_operator_says(@TempDir Path folder) throws IOException {
        var file = folder.resolve("my.patch");
        var stage = new Stage(new InlineBackground(), Optional.of(file));
        var scene = scene(stage);
        Headless.on(stage::compared);

        Headless.on(() -> {
            find(scene, "#save-patch", ButtonBase.class).fire();
            return true;
        });

        assertThat(Files.readString(file)).startsWith("--- odoo.conf\n+++ odoo.conf\n@@ ");
    }

    @Test
    void how_the_file_was_found_stands_above_it_in_full() {
        var stage = new Stage();
        var scene = scene(stage);
        Headless.on(() -> {
            Pictures.found(stage);
            return true;
        });
        Headless.layOut(scene);

        Headless.on(() -> {
            var note = find(scene, "#note-b", Label.class);
            assertThat(note.getText())
                    .startsWith("Named by the arguments of odoo-bin 4711")
                    .contains("are there too", "count before the file");
            var head = note.getParent();
            assertThat(note.getBoundsInParent().getMaxY())
                    .isLessThanOrEqualTo(head.getLayoutBounds().getHeight());
            assertThat(head.getBoundsInParent().getMaxY())
                    .isLessThanOrEqualTo(head.getParent().getLayoutBounds().getHeight());
            return assertThat(find(scene, "#note-a", Label.class).isVisible()).isFalse();
        });
    }

    @Test
    void what_cannot_be_read_says_why_beside_the_other() {
        var stage = new Stage();
        stage.configs.failing(InventedConfigs.STAGING, "acme.example does not answer.");
        var scene = scene(stage);
        Headless.on(stage::compared);
        Headless.layOut(scene);

        Headless.on(() -> assertThat(texts(scene)).contains("B: acme.example does not answer.", "Findings in A"));
    }
}
