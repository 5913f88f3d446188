package signalbox.ui.screen;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;

/// Asks which file is to be read.
@FunctionalInterface
public interface OpenFile {
    /// @return empty: none
    Optional<Path> ask(String title);

    /// By the dialog of the operating system.
    static OpenFile dialog() {
        return title -> {
            var chooser = new FileChooser();
            chooser.setTitle(title);
            return Optional.ofNullable(chooser.showOpenDialog(SaveAs.owner())).map(File::toPath);
        };
    }
}
