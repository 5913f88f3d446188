package signalbox.live.page;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobQueries;
import signalbox.queue.job.export.JobPieces;

/// The jobs of a line, whose order memory told, read by the primary key.
public final class LinePieces implements JobPieces {
    private final JobLine line;
    private final Function<List<Integer>, List<Job>> rows;
    private int from;

    /// @param rows reads those of at most `JobQueries.LONGEST_PAGE` jobs that still match, in the order of the line
    public LinePieces(JobLine line, Function<List<Integer>, List<Job>> rows) {
        this.line = line;
        this.rows = rows;
    }

    @Override
    public Piece next() {
        var to = Math.min(line.size(), from + JobQueries.LONGEST_PAGE);
        var ids = IntStream.range(from, to)
                .mapToObj(place -> Math.toIntExact(line.id(place)))
                .toList();
        from = to;
        return new Piece(rows.apply(ids), null, to == line.size());
    }
}
