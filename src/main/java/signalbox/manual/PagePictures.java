package signalbox.manual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The pictures of the screens, as URLs that hold the picture itself.
///
/// @param folder has the folders `light` and `dark`; null: there are no pictures
record PagePictures(@Nullable Path folder) {
    /// One picture in both themes.
    record Pair(String light, String dark) {}

    static PagePictures of(@Nullable Path folder) {
        return new PagePictures(folder);
    }

    /// Empty where one of the two is not there.
    ///
    /// @throws UncheckedIOException when it cannot be read
    Optional<Pair> pair(String file) {
        if (folder == null) {
            return Optional.empty();
        }
        var light = folder.resolve("light").resolve(file);
        var dark = folder.resolve("dark").resolve(file);
        return Files.exists(light) && Files.exists(dark)
                ? Optional.of(new Pair(url(light), url(dark)))
                : Optional.empty();
    }

    private static String url(Path file) {
        try {
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
