package signalbox.ui.screen;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Asks which file to read.
@FunctionalInterface
public interface OpenFile {
    /// @return empty when none was chosen
    Optional<Path> ask(String title);

    /// With the dialog of the operating system.
    static OpenFile dialog() {
        return title -> {
            var chooser = new FileChooser();
            chooser.setTitle(title);
            return Optional.ofNullable(chooser.showOpenDialog(owner())).map(File::toPath);
        };
    }

    /// The window that a dialog belongs to.
    static @Nullable Window owner() {
        return Window.getWindows().stream()
                .filter(Window::isFocused)
                .findFirst()
                .orElse(null);
    }
}
