package signalbox.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
}
