package signalbox.queue.trend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The trends of all channels and methods in one period, worked out once. Immutable.
///
/// @param channels those with jobs, most started first
/// @param methods the same
public record TrendTable(TrendCourse all, List<TrendCourse> channels, List<TrendCourse> methods) {
    private static final Comparator<TrendCourse> MOST_STARTED = Comparator.comparingLong(
                    (TrendCourse course) -> course.total().started())
            .reversed()
            .thenComparing(course -> course.key().label());

    public TrendTable {
        channels = List.copyOf(channels);
        methods = List.copyOf(methods);
    }

    public static TrendTable of(TrendAxis axis, List<TrendCell> cells) {
        return new TrendTable(
                TrendCourse.of(axis, new TrendKey.All(), cells),
                courses(axis, cells, cell -> new TrendKey.OfChannel(cell.channel())),
                courses(axis, cells, cell -> new TrendKey.OfMethod(cell.model(), cell.method())));
    }

    /// The one of this key, if it has jobs.
    public Optional<TrendCourse> of(TrendKey key) {
        return switch (key) {
            case TrendKey.All() -> Optional.of(all);
            case TrendKey.OfChannel _ -> find(channels, key);
            case TrendKey.OfMethod _ -> find(methods, key);
        };
    }

    private static Optional<TrendCourse> find(List<TrendCourse> courses, TrendKey key) {
        return courses.stream().filter(course -> course.key().equals(key)).findFirst();
    }

    private static List<TrendCourse> courses(TrendAxis axis, List<TrendCell> cells, Function<TrendCell, TrendKey> key) {
        Map<TrendKey, List<TrendCell>> byKey = new HashMap<>();
        cells.forEach(cell ->
                byKey.computeIfAbsent(key.apply(cell), _ -> new ArrayList<>()).add(cell));
        return byKey.entrySet().stream()
                .map(entry -> TrendCourse.of(axis, entry.getKey(), entry.getValue()))
                .sorted(MOST_STARTED)
                .toList();
    }
}
