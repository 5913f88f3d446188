package signalbox.app.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumberedJsonFilesTest {
    private record Page(String text) {}

    @TempDir
    private Path folder;

    /// Each with an archive of its own, as two windows have.
    @Test
    void what_several_add_at_once_replaces_nothing() {
        var begin = new CountDownLatch(1);
        try (var windows = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 8).forEach(window -> {
                var _ = windows.submit(() -> {
                    var archive = new NumberedJsonFiles<>(folder, Page.class);
                    begin.await();
                    IntStream.range(0, 10).forEach(page -> archive.add(new Page(window + "-" + page)));
                    return window;
                });
            });
            begin.countDown();
        }

        List<Page> pages = new NumberedJsonFiles<>(folder, Page.class)
                .entries()
                .map(NumberedJsonFiles.Entry::value)
                .toList();
        assertThat(pages).hasSize(80).doesNotHaveDuplicates();
    }
}
