package signalbox.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What Java says by the type of its exception alone, here made by hand: root may read and write everything.
class FileFaultTest {
    private static final Path FILE = Path.of("/state/signalbox/audit.jsonl");

    @Test
    void why_a_file_cannot_be_read_is_a_clause() {
        assertThat(FileFault.reading(new NoSuchFileException("/x"))).isEqualTo("there is no such file");
        assertThat(FileFault.reading(new AccessDeniedException("/x"))).isEqualTo("you may not read it");
        assertThat(FileFault.reading(new FileSystemException("/x", null, "Is a directory")))
                .isEqualTo("Is a directory");
        assertThat(FileFault.reading(new IOException())).isEqualTo("the system gives no reason");
    }

    @Test
    void why_a_file_cannot_be_written_names_what_is_in_the_way() {
        assertThat(FileFault.writing(FILE, new AccessDeniedException("/state")))
                .isEqualTo("you may not write to /state");
        assertThat(FileFault.writing(FILE, new FileAlreadyExistsException("/state")))
                .isEqualTo("/state is not a folder");
        assertThat(FileFault.writing(FILE, new NoSuchFileException("/state")))
                .isEqualTo("the folder /state cannot be made");
        assertThat(FileFault.writing(FILE, new NoSuchFileException(FILE.toString())))
                .isEqualTo("the folder /state/signalbox cannot be made");
        assertThat(FileFault.writing(FILE, new NoSuchFileException("/state/signalbox/.audit.jsonl123.new")))
                .isEqualTo("the folder /state/signalbox cannot be made");
        assertThat(FileFault.writing(FILE, new AccessDeniedException("/state/signalbox/.audit.jsonl123.new")))
                .isEqualTo("you may not write to " + FILE);
        assertThat(FileFault.writing(Path.of("/proc/out.csv"), new NoSuchFileException("/proc/.out.csv1.new")))
                .isEqualTo("the folder /proc takes no new file");
        assertThat(FileFault.writing(FILE, new FileSystemException(FILE.toString(), null, "No space left on device")))
                .isEqualTo("No space left on device");
    }
}
