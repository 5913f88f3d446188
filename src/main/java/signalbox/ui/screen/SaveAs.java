package signalbox.ui.screen;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

/// Asks where to write a file.
@FunctionalInterface
public interface SaveAs {
    /// @param name the suggested name of the file
    /// @return empty when no place was chosen
    Optional<Path> ask(String title, String name, List<Kind> kinds);

    /// @param ending the end of the file name, without the dot
    record Kind(String name, String ending) {}

    /// With the dialog of the operating system.
    static SaveAs dialog() {
        return (title, name, kinds) -> {
            var chooser = new FileChooser();
            chooser.setTitle(title);
            chooser.setInitialFileName(name);
            chooser.getExtensionFilters()
                    .setAll(kinds.stream()
                            .map(kind -> new ExtensionFilter(kind.name(), "*." + kind.ending()))
                            .toList());
            return Optional.ofNullable(chooser.showSaveDialog(OpenFile.owner())).map(File::toPath);
        };
    }
}
