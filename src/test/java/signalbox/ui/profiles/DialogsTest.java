package signalbox.ui.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.TestProfiles;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.profile.Profiles;
import signalbox.handbook.Chapter;
import signalbox.handbook.Handbook;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.ui.Headless;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.help.HelpFacts;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.overlay.Overlay;

@Tag("fx")
class DialogsTest {
    @TempDir
    private Path folder;

    private static Profile profile(String name) {
        return TestProfiles.of(
                        name, ConnectionSpec.of("db.example.com", 5432, "acme", "odoo"), Environment.STAGING, true)
                .withChannels("root:4");
    }

    private static Node node(Scene scene, String id) {
        return Objects.requireNonNull(scene.lookup(id), id);
    }

    private static void press(Node node, KeyCode code) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    @Test
    void the_menu_opens_the_editor_which_saves_and_closes_on_escape() {
        var profiles = new Profiles(AppFolders.below(folder));
        profiles.save(profile("acme"));
        var button = new MenuButton("acme");
        var scene = Headless.window(
                () -> {
                    var overlay = new Overlay(new StackPane(button));
                    var services = new EditorServices(
                            profiles,
                            _ -> ProfileEditorViewModelTest.capabilities(true),
                            _ -> {},
                            new InlineBackground(),
                            overlay);
                    var menu = new ProfileMenu(services, overlay, _ -> {}, () -> {});
                    menu.fill(button, Destination.of(profile("acme")));
                    return overlay;
                },
                Theme.LIGHT);

        var words = Headless.on(
                () -> button.getItems().stream().map(MenuItem::getText).toList());
        var place = profile("acme").spec().address() + "/" + profile("acme").database();
        assertThat(words)
                .contains("acme  " + place + "  open now", "New profile…", "Manage profiles…", "Edit profile…");
        choose(button, "Edit profile…");
        Headless.settle();
        Headless.on(() -> {
            assertThat(node(scene, "#profile-name").isFocused()).isTrue();
            assertThat(button.isDisabled()).isTrue();
            ((TextInputControl) node(scene, "#profile-host")).setText("10.0.0.1");
            ((Button) node(scene, "#profile-save")).fire();
            assertThat(scene.lookup("#profile-editor")).isNull();
            return true;
        });
        assertThat(profiles.named("acme").host()).isEqualTo("10.0.0.1");

        choose(button, "New profile…");
        Headless.on(() -> {
            press(node(scene, "#profile-name"), KeyCode.ESCAPE);
            assertThat(scene.lookup("#profile-editor")).isNull();
            assertThat(button.isDisabled()).isFalse();
            return true;
        });

        profiles.save(profile("other"));
        choose(button, "Manage profiles…");
        Headless.on(() -> {
            ((Button) node(scene, "#duplicate-other")).fire();
            assertThat(((TextInputControl) node(scene, "#profile-name")).getText())
                    .isEqualTo("other-copy");
            assertThat(node(scene, "#profile-save").isDisabled()).isTrue();
            choose(scene, "STAGING");
            ((Button) node(scene, "#profile-save")).fire();
            return true;
        });
        assertThat(profiles.all()).extracting(Profile::name).containsExactly("acme", "other", "other-copy");

        for (var name : List.of("acme", "other", "other-copy")) {
            Headless.on(() -> {
                ((Button) node(scene, "#remove-" + name)).fire();
                ((Button) node(scene, "#confirm")).fire();
                return true;
            });
        }
        assertThat(profiles.all()).isEmpty();
        assertThat(Headless.on(() -> shown(scene))).contains("There is no profile yet.");
    }

    private static void choose(MenuButton button, String words) {
        Headless.on(() -> {
            button.getItems().stream()
                    .filter(item -> words.equals(item.getText()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return true;
        });
    }

    /// As a user does it: the connection string into the field of the name, the rest into the fields themselves.
    @Test
    void what_is_typed_into_the_further_fields_is_saved() {
        var profiles = new Profiles(AppFolders.below(folder));
        var scene = Headless.window(
                () -> {
                    var overlay = new Overlay(new StackPane());
                    var services = new EditorServices(
                            profiles,
                            _ -> ProfileEditorViewModelTest.capabilities(true),
                            _ -> {},
                            new InlineBackground(),
                            overlay);
                    new ProfileEditor(services, overlay, new EndOfNothing()).create();
                    return overlay;
                },
                Theme.LIGHT);
        Headless.settle();
        Headless.on(() -> {
            type(scene, ProfileField.NAME, "host=h1,h2 dbname=acme user=odoo connect_timeout=5");
            press(node(scene, "#profile-name"), KeyCode.ENTER);
            type(scene, ProfileField.CONFIG, "etc/odoo.conf");
            assertThat(node(scene, "#profile-save").isDisabled()).isTrue();
            assertThat(shown(scene)).anyMatch(text -> text.contains("begins with / or ~/"));
            type(scene, ProfileField.CONFIG, "/etc/odoo.conf");
            type(scene, ProfileField.SERVICE, "acme");
            type(scene, ProfileField.PASSWORD_VARIABLE, "ACME_PASSWORD");
            choose(scene, "STAGING");
            ((Button) node(scene, "#profile-save")).fire();
            return true;
        });

        var saved = profiles.named("acme");
        assertThat(saved.config()).isEqualTo("/etc/odoo.conf");
        assertThat(saved.host()).isEqualTo("h1:5432,h2:5432");
        assertThat(saved.parameters()).isEqualTo("connect_timeout=5");
        assertThat(saved.service()).isEqualTo("acme");
        assertThat(saved.passwordVariable()).isEqualTo("ACME_PASSWORD");
    }

    @Test
    void a_wrong_further_parameter_is_named_below_its_field() {
        var scene = Headless.scene(
                () -> DialogPictures.editor(model -> {
                    model.text(ProfileField.PARAMETERS).set("sslrootcrt=/etc/acme.crt");
                }),
                1040,
                900,
                Theme.LIGHT);
        Headless.layOut(scene);

        assertThat(Headless.on(() -> shown(scene))).anyMatch(text -> text.contains("is it sslrootcert?"));
    }

    private static void type(Scene scene, ProfileField field, String text) {
        ((TextInputControl) node(scene, "#" + field.id())).setText(text);
    }

    private static List<String> shown(Scene scene) {
        return scene.getRoot().lookupAll(".label").stream()
                .map(each -> String.valueOf(((Labeled) each).getText()))
                .toList();
    }

    private static void choose(Scene scene, String environment) {
        scene.getRoot().lookupAll(".toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(each -> environment.equals(each.getText()))
                .findFirst()
                .orElseThrow()
                .fire();
    }

    private static final class EndOfNothing implements EditorResult {
        @Override
        public void cancelled() {}

        @Override
        public void saved(Profile profile) {}

        @Override
        public void opened(Destination destination) {}
    }

    @Test
    void the_position_of_a_wrong_channel_is_shown() {
        var scene = Headless.scene(
                () -> DialogPictures.editor(
                        model -> model.text(ProfileField.CHANNELS).set("root:x")),
                1040,
                900,
                Theme.LIGHT);
        Headless.layOut(scene);
        var shown = Headless.on(() -> ((Labeled) node(scene, "#channels-position")).getText());
        assertThat(shown).isEqualTo("root:x\n     ^");
    }

    @Test
    void the_help_names_states_keys_and_real_paths() {
        var facts = HelpFacts.of(AppFolders.ofThisUser());
        assertThat(Handbook.chapters(facts)).extracting(Chapter::title).contains("How a leader is elected");
        assertThat(Handbook.chapters(facts).toString())
                .contains("wait_deps", "Ctrl K", "Terminate backend")
                .contains(AppFolders.ofThisUser().auditFile().toString());
    }
}
