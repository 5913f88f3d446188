package signalbox.ui.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.Clipboard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signalbox.app.config.ConfigSource;
import signalbox.app.profile.Environment;
import signalbox.config.ConfigFile;
import signalbox.config.Samples;
import signalbox.ui.Headless;
import signalbox.ui.ScreenTexts;
import signalbox.ui.config.ConfigViewModel.Mode;
import signalbox.ui.config.content.FileRow;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.kit.Theme;

/// What the Config screen shows of the samples' secrets, in every text that it has.
@Tag("fx")
class ScreenedSecretsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<ConfigSource> sources = new ArrayList<>();

    private Stage stage() {
        var stage = new Stage(new InlineBackground(), Optional.of(folder.resolve("saved.patch")));
        Stream.concat(Samples.NAMES.stream().map(Samples::read), Stream.of(Samples.pastedSecret()))
                .forEach(file -> sources.add(given(stage, file)));
        return stage;
    }

    private static ConfigSource given(Stage stage, ConfigFile file) {
        var source = new ConfigSource.OnDisk(Path.of("/home/me", file.name()));
        stage.configs.with(source, file, Environment.STAGING);
        return source;
    }

    /// Tall enough for all rows.
    private static Scene scene(Stage stage) {
        var scene = Headless.scene(() -> (Parent) Pictures.view(stage).node(), 1264, 2_000, Theme.LIGHT);
        Headless.layOut(scene);
        return scene;
    }

    private static void choose(Stage stage, @Nullable ConfigSource left, @Nullable ConfigSource right) {
        var model = stage.model;
        choose(model, model.left(), left);
        choose(model, model.right(), right);
    }

    private static void choose(ConfigViewModel model, ComparisonSide side, @Nullable ConfigSource source) {
        if (source == null) {
            side.clear();
        } else {
            model.choose(side, source);
        }
    }

    private static void unfoldAll(Stage stage) {
        for (var row : stage.content().rows()) {
            if (row instanceof FileRow.Fold(var from, var _)) {
                stage.model.unfold(from);
            }
        }
    }

    private static String texts(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        var texts = ScreenTexts.of(scene.getRoot());
        return String.join("\n", texts) + "\n" + String.join("", texts);
    }

    private List<@Nullable ConfigSource> sourcesAndNone() {
        var all = new ArrayList<@Nullable ConfigSource>(sources);
        all.add(null);
        return all;
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void no_secret_is_in_any_text_of_any_pair_of_the_samples(Mode mode) {
        var stage = stage();
        var scene = scene(stage);

        Headless.on(() -> {
            stage.model.mode().set(mode);
            for (var left : sourcesAndNone()) {
                for (var right : sourcesAndNone()) {
                    choose(stage, left, right);
                    assertThat(texts(scene)).doesNotContain(Samples.SECRETS);
                    if (left != null || right != null) {
                        unfoldAll(stage);
                        assertThat(texts(scene)).contains("[queue_job]").doesNotContain(Samples.SECRETS);
                    }
                }
            }
            return true;
        });
    }

    @Test
    void revealed_secrets_are_found_where_they_are_looked_for_and_masked_again() {
        var stage = stage();
        var scene = scene(stage);

        Headless.on(() -> {
            choose(stage, sources.get(0), sources.get(1));
            fire(scene, "#reveal");
            assertThat(texts(scene)).contains(Samples.SECRETS);
            fire(scene, "#reveal");
            return assertThat(texts(scene)).doesNotContain(Samples.SECRETS);
        });
    }

    @Test
    void what_is_copied_and_saved_has_no_secret_even_when_they_are_revealed() {
        var stage = stage();
        var scene = scene(stage);

        Headless.on(() -> {
            for (var source : sources) {
                choose(stage, sources.getFirst(), source);
                if (!stage.content().compared().correction().isEmpty()) {
                    assertThat(exported(stage, scene)).contains("@@ -").doesNotContain(Samples.SECRETS);
                }
            }
            return true;
        });
    }

    private String exported(Stage stage, Scene scene) throws IOException {
        stage.model.toggleSecrets();
        var exported = new ArrayList<String>();
        for (var button : Arrays.asList("#copy-patch", "#copy-commands")) {
            fire(scene, button);
            exported.add(Clipboard.getSystemClipboard().getString());
        }
        fire(scene, "#save-patch");
        exported.add(Files.readString(folder.resolve("saved.patch")));
        stage.model.toggleSecrets();
        assertThat(exported).allSatisfy(each -> assertThat(each).isNotBlank());
        return String.join("\n", exported);
    }

    private static void fire(Scene scene, String button) {
        ((ButtonBase) Objects.requireNonNull(scene.lookup(button), button)).fire();
    }
}
