package signalbox.queue.job.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.queue.JobCall;
import signalbox.queue.StoredState;
import signalbox.queue.count.Count;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobTimes;
import signalbox.queue.job.JobTries;
import signalbox.queue.job.SearchReach;

class JobExportTest {
    private static final int PIECE = 1_000;
    private static final Instant CREATED = Instant.parse("2026-06-01T10:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private final AtomicReference<JobExport> export = new AtomicReference<>();

    private static Job job(int id, String name, Map<String, String> unreadable) {
        return new Job(
                id,
                "uuid-" + id,
                new StoredState("wait_dependencies"),
                "root.mail",
                new JobCall(name, "res.partner", "send"),
                new JobTries(null, 1, 0),
                new JobTimes(CREATED, null, null, null, null, null, null, unreadable),
                null,
                "first\nsecond, password=hunter22",
                0,
                null,
                Map.of("company_id", "-acme"));
    }

    private static List<Job> piece(int from) {
        return IntStream.range(from, from + PIECE)
                .mapToObj(id -> job(id, "Job " + id, Map.of()))
                .toList();
    }

    private JobExport export(Path file, List<JobCsvColumn> columns, JobPieces pieces) {
        var made = new JobExport(file, columns, () -> new ExportSource(pieces, Count.about(4_000)));
        export.set(made);
        return made;
    }

    private JobExport export(Path file, JobPieces pieces) {
        return export(file, JobCsvColumn.ALL, pieces);
    }

    /// Four pieces, and before each of them something happens.
    private JobExport fourPieces(Path file, Runnable before) {
        var at = new AtomicReference<>(0);
        return export(file, () -> {
            before.run();
            var from = at.getAndUpdate(id -> id + PIECE);
            return new JobPieces.Piece(piece(from), null, from == 3 * PIECE);
        });
    }

    private List<Path> inFolder() throws Exception {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void cells_are_what_is_stored_with_moments_in_utc_and_without_secrets() throws Exception {
        var file = folder.resolve("jobs.csv");
        var columns = new ArrayList<>(List.of(JobCsvColumn.of("uuid"), JobCsvColumn.more("company_id")));
        List.of("state", "name", "priority", "maxRetries", "created", "done", "eta", "message").stream()
                .map(JobCsvColumn::of)
                .forEach(columns::add);
        var job = job(7, "=HYPERLINK(\"x\")", Map.of("eta", "infinity"));

        var written = export(file, columns, () -> new JobPieces.Piece(List.of(job), null, true))
                .write();

        assertThat(written).isEqualTo(1);
        assertThat(file)
                .hasContent("uuid,company_id,state,name,priority,maxRetries,created,done,eta,message\r\n"
                        + "uuid-7,'-acme,wait_dependencies,\"'=HYPERLINK(\"\"x\"\")\",,0,2026-06-01T10:00:00Z,,infinity,"
                        + "\"first\nsecond, password=********\"\r\n");
    }

    /// So memory has one piece, however many there are.
    @Test
    void each_piece_is_in_a_file_beside_before_the_next_is_read() throws Exception {
        var file = Files.writeString(folder.resolve("jobs.csv"), "before");
        var sizes = new ArrayList<Long>();

        fourPieces(file, () -> {
                    assertThat(file).hasContent("before");
                    sizes.add(beside(file).toFile().length());
                })
                .write();

        assertThat(sizes).hasSize(4).doesNotHaveDuplicates().isSorted();
        assertThat(Files.readAllLines(file)).hasSizeGreaterThan(4 * PIECE);
        assertThat(inFolder()).containsExactly(file);
    }

    private Path beside(Path file) {
        try {
            return inFolder().stream()
                    .filter(each -> !each.equals(file))
                    .findFirst()
                    .orElseThrow();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void cancelled_between_two_pieces_it_leaves_the_folder_as_it_was() throws Exception {
        var file = Files.writeString(folder.resolve("jobs.csv"), "before");
        var cancelled = fourPieces(file, () -> {
            if (export.get().progress().written() == 2 * PIECE) {
                export.get().cancel();
            }
        });

        assertThatThrownBy(cancelled::write).isInstanceOf(CancellationException.class);

        assertThat(cancelled.progress().written()).isEqualTo(3 * PIECE);
        assertThat(cancelled.isEnded()).isTrue();
        assertThat(inFolder()).containsExactly(file);
        assertThat(file).hasContent("before");
    }

    /// The last moment at which an operator can want it no more.
    @Test
    void cancelled_in_the_last_piece_it_is_not_put_in_place() throws Exception {
        var file = folder.resolve("jobs.csv");
        var cancelled = export(file, () -> {
            export.get().cancel();
            return new JobPieces.Piece(piece(0), null, true);
        });

        assertThatThrownBy(cancelled::write).isInstanceOf(CancellationException.class);
        assertThat(inFolder()).isEmpty();
    }

    @Test
    void a_reading_that_fails_leaves_nothing() throws Exception {
        var file = folder.resolve("jobs.csv");
        var failing = export(file, () -> {
            throw new IllegalStateException("the connection is lost");
        });

        assertThatThrownBy(failing::write).hasMessage("the connection is lost");
        assertThat(inFolder()).isEmpty();
        assertThat(failing.isEnded()).isTrue();
    }

    @Test
    void a_file_that_cannot_be_written_is_refused_before_anything_is_read() {
        var read = new AtomicReference<>(false);
        for (var file : List.of(folder, folder.resolve("missing/jobs.csv"))) {
            var refused = new JobExport(file, JobCsvColumn.ALL, () -> {
                read.set(true);
                throw new AssertionError();
            });

            assertThatThrownBy(refused::write)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageStartingWith("The jobs cannot be written to " + file + ": ");
        }
        assertThat(read.get()).isFalse();
    }

    @Test
    void a_full_disk_is_named() {
        var full = Path.of("/dev/full");
        assumeThat(full).exists();

        assertThatThrownBy(fourPieces(full, () -> {})::write)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("No space left on device");
    }

    @Test
    void progress_says_of_how_many_or_how_far_the_table_was_searched() {
        assertThat(new ExportProgress(12_000, Count.about(480_000), null))
                .returns("12,000 of about 480,000 jobs", ExportProgress::text)
                .satisfies(progress -> assertThat(progress.part()).hasValue(0.025));
        assertThat(new ExportProgress(1, null, new SearchReach(null, 0.347)).text())
                .isEqualTo("1 job, 34 % of the table searched");
        assertThat(new ExportProgress(0, null, null))
                .returns("0 jobs", ExportProgress::text)
                .satisfies(progress -> assertThat(progress.part()).isEmpty());
        assertThat(new ExportProgress(7, Count.about(5), null).part()).hasValue(1);
    }
}
