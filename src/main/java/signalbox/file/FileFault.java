package signalbox.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Says in words why a file could not be read or written: Java's exceptions show it only by their type.
public final class FileFault {
    private FileFault() {}

    /// The reason as a clause.
    public static String reading(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "you may not read it";
            default -> reason(e);
        };
    }

    /// The reason as a clause.
    public static String writing(Path file, IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> folder(folder(file, missing));
            case AccessDeniedException denied ->
                "you may not write to " + (isBeside(file, denied.getFile()) ? file : denied.getFile());
            case FileAlreadyExistsException taken -> taken.getFile() + " is not a folder";
            default -> reason(e);
        };
    }

    private static String folder(Path file, NoSuchFileException missing) {
        var named = missing.getFile();
        return isBeside(file, named) ? String.valueOf(file.getParent()) : named;
    }

    private static String folder(String named) {
        return "the folder " + named + (Files.isDirectory(Path.of(named)) ? " takes no new file" : " cannot be made");
    }

    /// The file itself, or one in its folder that is written first and moved.
    private static boolean isBeside(Path file, @Nullable String named) {
        return named == null || Objects.equals(Path.of(named).getParent(), file.getParent());
    }

    private static String reason(IOException e) {
        var said = e instanceof FileSystemException fault && fault.getReason() != null
                ? fault.getReason()
                : e.getMessage();
        return said == null ? "the system gives no reason" : said;
    }
}
