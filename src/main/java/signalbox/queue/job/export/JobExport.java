package signalbox.queue.job.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import signalbox.file.FileFault;
import signalbox.file.WholeFile;
import signalbox.queue.job.Job;
import signalbox.text.CsvText;

/// Writes all jobs of a list to a file of comma-separated values. Until the last one is written, an earlier file of
/// that name stays as it was; what was begun lies beside it, and goes away however the export ends. It holds one piece
/// in
/// memory. One thread writes, any thread may look at the progress or cancel.
public final class JobExport {
    private static final Duration CANCELLED_WITHIN = Duration.ofSeconds(2);

    private final Path file;
    private final List<JobCsvColumn> columns;
    private final Supplier<ExportSource> source;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile ExportProgress progress = new ExportProgress(0, null, null);
    private volatile boolean isCancelled;

    /// @param source asked once, when the export begins: it may block
    public JobExport(Path file, List<JobCsvColumn> columns, Supplier<ExportSource> source) {
        this.file = file;
        this.columns = List.copyOf(columns);
        this.source = source;
    }

    public Path file() {
        return file;
    }

    public ExportProgress progress() {
        return progress;
    }

    /// Before the next piece. Returns at once.
    public void cancel() {
        isCancelled = true;
    }

    public boolean isCancelled() {
        return isCancelled;
    }

    public boolean isEnded() {
        return ended.getCount() == 0;
    }

    /// Cancels, and waits until nothing of it is left, for some seconds at most.
    public void cancelAndWait() {
        cancel();
        try {
            var _ = ended.await(CANCELLED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Blocks until the file is written. To be called once.
    ///
    /// @return how many jobs it has
    /// @throws CancellationException when it was cancelled
    /// @throws UncheckedIOException when the file cannot be written; the message names it and says why
    /// @throws signalbox.postgres.connection.PostgresException when the jobs cannot be read
    public long write() {
        var hook = Thread.ofPlatform().name("end-export").unstarted(this::cancelAndWait);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            WholeFile.requireWritable(file);
            WholeFile.write(file, this::write);
            return progress.written();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The jobs cannot be written to " + file + ": " + FileFault.writing(file, e) + ".", e);
        } finally {
            ended.countDown();
            forget(hook);
        }
    }

    /// Not while the program ends: then the hook runs, and has to.
    private void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            cancel();
        }
    }

    private void write(BufferedWriter writer) throws IOException {
        requireWanted();
        var jobs = source.get();
        writer.write(CsvText.line(columns.stream().map(JobCsvColumn::title).toList()));
        JobPieces.Piece piece;
        do {
            requireWanted();
            piece = jobs.pieces().next();
            for (var job : piece.jobs()) {
                writer.write(CsvText.line(cells(job)));
            }
            writer.flush();
            progress = new ExportProgress(progress.written() + piece.jobs().size(), jobs.expected(), piece.reach());
        } while (!piece.isLast());
        requireWanted();
    }

    private void requireWanted() {
        if (isCancelled) {
            throw new CancellationException("The export was cancelled.");
        }
    }

    private List<String> cells(Job job) {
        return columns.stream().map(column -> column.cell().apply(job)).toList();
    }
}
