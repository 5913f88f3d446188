package signalbox.demo;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;

/// Finds the jar or the folder that has a class, for the class path of another process.
final class ClassPlace {
    private ClassPlace() {}

    /// By the loader: what the class itself says of its source is null when it comes from a cache (JEP 514) that was
    /// made
    /// in a folder which is no longer there. Seen with Java 25.0.3.
    ///
    /// @throws IllegalStateException when it is in no file, as the classes of Java itself are
    static Path of(Class<?> type) {
        var name = type.getName().replace('.', '/') + ".class";
        var found = type.getResource("/" + name);
        if (found == null) {
            throw new IllegalStateException("No file has " + type);
        }
        try {
            return found.openConnection() instanceof JarURLConnection jar
                    ? path(jar.getJarFileURL())
                    : above(path(found), Path.of(name).getNameCount());
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("No path to " + type + " at " + found, e);
        }
    }

    private static Path path(URL url) throws URISyntaxException {
        URI place = url.toURI();
        if (!"file".equals(place.getScheme())) {
            throw new URISyntaxException(place.toString(), "no file");
        }
        return Path.of(place);
    }

    private static Path above(Path file, int steps) {
        return file.getRoot().resolve(file.subpath(0, file.getNameCount() - steps));
    }
}
