package signalbox.file;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_file_stays_as_it_was_until_the_new_one_is_whole() throws Exception {
        var file = Files.writeString(folder.resolve("report"), "before");

        assertThatThrownBy(() -> WholeFile.write(file, writer -> {
                    writer.write("half");
                    writer.flush();
                    throw new IOException("the disk is full");
                }))
                .isInstanceOf(IOException.class);
        assertThat(file).hasContent("before");

        WholeFile.write(file, writer -> writer.write("after"));
        assertThat(file).hasContent("after");
        assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining(each -> !each.equals(file));
    }

    @Test
    void a_link_stays_a_link() throws Exception {
        var file = Files.writeString(folder.resolve("report"), "before");
        var link = Files.createSymbolicLink(folder.resolve("link"), file);

        WholeFile.write(link, writer -> writer.write("after"));

        assertThat(link).isSymbolicLink().hasContent("after");
    }

    @Test
    void a_link_to_what_is_not_there_yet_stays_a_link() throws Exception {
        var file = folder.resolve("report");
        var link = Files.createSymbolicLink(folder.resolve("link"), Path.of("report"));

        WholeFile.write(link, writer -> writer.write("new"));

        assertThat(link).isSymbolicLink();
        assertThat(file).isRegularFile().hasContent("new");
    }

    @Test
    void links_in_a_circle_are_named() throws Exception {
        var one = folder.resolve("one");
        Files.createSymbolicLink(one, Path.of("other"));
        Files.createSymbolicLink(folder.resolve("other"), Path.of("one"));

        assertThatThrownBy(() -> WholeFile.requireWritable(one))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("its links lead in a circle");
    }

    /// The name of the file that was to be made beside is nobody's.
    @Test
    void a_folder_without_the_right_is_named() throws Exception {
        var closed = Files.createDirectory(folder.resolve("closed"), asFileAttribute(fromString("r-xr-xr-x")));
        assumeThat(Files.isWritable(closed)).as("nobody may everything").isFalse();

        assertThatThrownBy(() -> WholeFile.requireWritable(closed.resolve("report")))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessage(closed.toString());
    }
}
