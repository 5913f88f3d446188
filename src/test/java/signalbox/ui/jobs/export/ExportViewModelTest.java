package signalbox.ui.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.queue.count.Count;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.JobListing;
import signalbox.queue.job.JobOrder;
import signalbox.queue.job.export.ExportSource;
import signalbox.queue.job.export.JobCsvColumn;
import signalbox.queue.job.export.JobExport;
import signalbox.queue.job.export.JobPieces;
import signalbox.ui.fx.QueuedBackground;
import signalbox.ui.kit.overlay.Notice;

class ExportViewModelTest {
    private static final JobListing LISTING = new JobListing(JobFilter.ALL, JobOrder.NEWEST);

    @TempDir
    private Path folder = Path.of("");

    private final QueuedBackground background = new QueuedBackground();
    private final List<Notice> notices = new ArrayList<>();
    private final List<Path> shown = new ArrayList<>();
    private int begun;
    private @Nullable RuntimeException fault;

    private ExportViewModel model(@Nullable Path chosen) {
        return new ExportViewModel(
                (_, columns, file) -> {
                    begun++;
                    return new JobExport(file, columns, () -> new ExportSource(this::piece, Count.exactly(0)));
                },
                (_, _, _) -> Optional.ofNullable(chosen),
                background,
                notices::add,
                shown::add);
    }

    private JobPieces.Piece piece() {
        if (fault != null) {
            throw fault;
        }
        return new JobPieces.Piece(List.of(), null, true);
    }

    @Test
    void its_end_says_where_the_file_is_and_shows_its_folder() {
        var file = folder.resolve("jobs.csv");
        var model = model(file);
        model.ask(LISTING, JobCsvColumn.ALL);
        background.finish(0);

        assertThat(file).exists();
        var notice = notices.getFirst();
        assertThat(notice.sentence()).isEqualTo("0 jobs written to " + file + ".");
        Objects.requireNonNull(notice.link()).onAction().run();
        assertThat(shown).containsExactly(file);
        assertThat(model.content().get()).isNull();
    }

    @Test
    void a_second_one_waits_for_the_end_of_the_first() {
        var model = model(folder.resolve("jobs.csv"));
        model.ask(LISTING, JobCsvColumn.ALL);
        model.ask(LISTING, JobCsvColumn.ALL);
        assertThat(begun).isEqualTo(1);

        background.finish(0);
        model.ask(LISTING, JobCsvColumn.ALL);
        assertThat(begun).isEqualTo(2);
    }

    @Test
    void cancelled_it_says_that_nothing_was_written() {
        var file = folder.resolve("jobs.csv");
        var model = model(file);
        model.ask(LISTING, JobCsvColumn.ALL);
        model.cancel();
        assertThat(Objects.requireNonNull(model.content().get()))
                .returns("Cancelling jobs.csv: 0 jobs", ExportContent::text)
                .returns(true, ExportContent::isEnding);

        background.finish(0);
        assertThat(file).doesNotExist();
        assertThat(notices)
                .singleElement()
                .returns(Notice.Kind.INFORMATION, Notice::kind)
                .returns("The export was cancelled. Nothing was written to " + file + ".", Notice::sentence);
    }

    @Test
    void a_failure_is_told_with_its_reason() {
        fault = new IllegalStateException("The connection is lost.");
        var file = folder.resolve("jobs.csv");
        model(file).ask(LISTING, JobCsvColumn.ALL);
        background.finish(0);

        assertThat(notices)
                .singleElement()
                .returns(Notice.Kind.FAILED, Notice::kind)
                .returns("The jobs were not exported to " + file + ".", Notice::sentence)
                .returns("The connection is lost.", Notice::details);
    }

    @Test
    void without_a_place_nothing_begins() {
        model(null).ask(LISTING, JobCsvColumn.ALL);
        assertThat(begun).isZero();
    }
}
