package signalbox.queue.trend;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelName;

/// Puts jobs into cells, as `TrendQueries` lets the server do it. Pure.
public final class TrendCells {
    private record Place(String channel, String model, String method, int began, int ended, TrendEnding ending) {
        static Place of(TrendAxis axis, TrendJob job) {
            return new Place(
                    ChannelName.of(job.channel()).text(),
                    job.model(),
                    job.method(),
                    began(axis, job),
                    ended(axis, job.ended()),
                    job.ending());
        }

        private static int began(TrendAxis axis, TrendJob job) {
            var begun = job.begun();
            if (begun == null) {
                return job.waits() ? axis.steps() : TrendCell.NEVER;
            }
            return axis.place(begun);
        }

        private static int ended(TrendAxis axis, @Nullable Instant at) {
            var place = at == null ? TrendCell.NEVER : axis.place(at);
            return place == axis.steps() ? TrendCell.NEVER : place;
        }

        boolean isOfPeriod() {
            return began >= 0 || ended >= 0;
        }
    }

    private TrendCells() {}

    /// Jobs that show nothing of this period are left out.
    static List<TrendCell> of(TrendAxis axis, Collection<TrendJob> jobs) {
        return jobs.stream().collect(Collectors.groupingBy(job -> Place.of(axis, job))).entrySet().stream()
                .filter(entry -> entry.getKey().isOfPeriod())
                .map(entry -> cell(axis, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static TrendCell cell(TrendAxis axis, Place place, List<TrendJob> jobs) {
        var isStarted = place.began() >= 0 && place.began() < axis.steps();
        return new TrendCell(
                place.channel(),
                place.model(),
                place.method(),
                place.began(),
                place.ended(),
                place.ending(),
                jobs.size(),
                jobs.stream()
                        .map(TrendJob::due)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(null),
                isStarted ? known(jobs, TrendJob::waited) : Lengths.NONE,
                place.ended() >= 0 ? known(jobs, TrendJob::run) : Lengths.NONE);
    }

    private static Lengths known(List<TrendJob> jobs, Function<TrendJob, @Nullable Duration> length) {
        return Lengths.of(jobs.stream().map(length).filter(Objects::nonNull).toList());
    }
}
