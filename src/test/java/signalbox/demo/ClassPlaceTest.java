package signalbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

class ClassPlaceTest {
    /// Defines a class without its source, as a cache does whose folder was moved.
    private static final class SourcelessLoader extends ClassLoader {
        private SourcelessLoader() {
            super(ClassPlaceTest.class.getClassLoader());
        }

        private Class<?> define(Class<?> type) throws IOException {
            try (var in = Objects.requireNonNull(
                    type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class"))) {
                var bytes = in.readAllBytes();
                return defineClass(type.getName(), bytes, 0, bytes.length, null);
            }
        }
    }

    private static Path source(Class<?> type) throws Exception {
        URL location = type.getProtectionDomain().getCodeSource().getLocation();
        return Path.of(location.toURI());
    }

    @Test
    void a_class_is_in_a_jar_or_in_a_folder() throws Exception {
        assertThat(ClassPlace.of(Driver.class)).isEqualTo(source(Driver.class)).isRegularFile();
        assertThat(ClassPlace.of(ClassPlaceTest.class))
                .isEqualTo(source(ClassPlaceTest.class))
                .isDirectory();
    }

    @Test
    void a_class_that_does_not_know_its_source_is_found_too() throws Exception {
        var moved = new SourcelessLoader().define(ClassPlaceTest.class);
        assertThat(moved.getProtectionDomain().getCodeSource().getLocation()).isNull();
        assertThat(Files.isSameFile(ClassPlace.of(moved), source(ClassPlaceTest.class)))
                .isTrue();
    }

    @Test
    void classes_of_java_itself_are_in_no_file() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ClassPlace.of(String.class))
                .withMessageContaining("java.lang.String");
    }
}
