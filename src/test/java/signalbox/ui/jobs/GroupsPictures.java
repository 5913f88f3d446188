package signalbox.ui.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.TableView;
import signalbox.ui.Headless;
import signalbox.ui.kit.Theme;

/// Writes pictures of the groups to a folder, as wide as two windows leave them: `main DIR`.
public final class GroupsPictures {
    private static final double HEIGHT = 826;

    private final Path folder;

    private GroupsPictures(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        var pictures = new GroupsPictures(Path.of(args[0]));
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            for (var width : List.of(1264, 864)) {
                pictures.take("chosen", theme, width, stage -> {
                    stage.screen.groups("mail.mail", "send");
                    ((TableView<?>) stage.overlay.lookup("#table-groups"))
                            .getSelectionModel()
                            .select(2);
                });
            }
            pictures.take("reading", theme, 1264, stage -> {
                stage.groups.turns = 5;
                stage.groups.stopAfter = 2;
                stage.screen.groups("mail.mail", "send");
            });
            pictures.take("empty", theme, 1264, stage -> {
                stage.groups.empty = true;
                stage.screen.groups("mail.mail", "send");
            });
            pictures.take("fault", theme, 1264, stage -> {
                stage.screen.groups("mail.mail", "send");
                stage.groups.fault =
                        new IllegalStateException("Could not read failed jobs: the server took longer than 2 s.");
                stage.turn();
            });
        }
        System.exit(0);
    }

    private void take(String name, Theme theme, double width, Consumer<JobsStage> prepare) throws IOException {
        var stage = Headless.on(() -> new JobsStage(100));
        var scene = Headless.scene(() -> stage.overlay, width, HEIGHT, theme);
        Headless.picture(scene);
        Headless.on(() -> {
            stage.turn();
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            prepare.accept(stage);
            return true;
        });
        Headless.picture(scene);
        Headless.save(
                scene,
                folder.resolve("groups-" + name + "-" + (int) width + "-"
                        + theme.name().toLowerCase(Locale.ROOT) + ".png"));
    }
}
