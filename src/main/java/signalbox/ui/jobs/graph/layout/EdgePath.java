package signalbox.ui.jobs.graph.layout;

import java.util.List;

/// The way of one dependency, from the right side of the parent to the left side of its dependant.
///
/// @param points at least two; between two of different height a curve begins and ends level
public record EdgePath(List<PathPoint> points) {
    /// @param x in pixels at a zoom of 100 %
    /// @param y grows downwards
    public record PathPoint(double x, double y) {}

    public EdgePath {
        points = List.copyOf(points);
    }

    static EdgePath of(PathPoint from, PathPoint to) {
        return new EdgePath(List.of(from, to));
    }

    /// Of a job that waits for itself.
    static EdgePath around(GraphPlaces.JobPlace job) {
        return new EdgePath(List.of(
                new PathPoint(job.right(), job.centreY()),
                new PathPoint(job.right() + 12, job.y() - 8),
                new PathPoint(job.x() - 12, job.y() - 8),
                new PathPoint(job.x(), job.centreY())));
    }

    public PathPoint first() {
        return points.getFirst();
    }

    public PathPoint last() {
        return points.getLast();
    }

    public double lowestX() {
        return points.stream().mapToDouble(PathPoint::x).min().orElse(0);
    }

    public double highestX() {
        return points.stream().mapToDouble(PathPoint::x).max().orElse(0);
    }

    public double lowestY() {
        return points.stream().mapToDouble(PathPoint::y).min().orElse(0);
    }

    public double highestY() {
        return points.stream().mapToDouble(PathPoint::y).max().orElse(0);
    }
}
