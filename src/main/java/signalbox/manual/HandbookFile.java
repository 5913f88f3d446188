package signalbox.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.AppFolders;
import signalbox.cli.manual.CommandReference;
import signalbox.cli.output.AppVersion;
import signalbox.handbook.Handbook;
import signalbox.ui.help.HelpFacts;

/// Writes `handbook.html`: one file with all chapters, without scripts, that loads nothing. Pictures are in it where
/// there are some.
public final class HandbookFile {
    /// Stands for the reader's own folder, whatever it is.
    private static final Path HOME = Path.of("/HOME");

    private HandbookFile() {}

    /// @param arguments the folder in which to write, which exists; then, optional, the folder with the pictures that
    ///     `--screenshots` made, in `light` and `dark` below it
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), arguments.length < 2 ? null : Path.of(arguments[1]));
    }

    static void write(Path folder, @Nullable Path pictures) throws IOException {
        Files.writeString(folder.resolve("handbook.html"), page(PagePictures.of(pictures)));
    }

    static String page(PagePictures pictures) {
        var facts = HelpFacts.of(AppFolders.of(Map.of(), HOME, "Linux"), CommandReference.text());
        return HandbookPage.of(Handbook.chapters(facts), AppVersion.number(), pictures)
                .replace(HOME.toString(), "~");
    }
}
