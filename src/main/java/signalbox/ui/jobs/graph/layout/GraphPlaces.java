package signalbox.ui.jobs.graph.layout;

import java.util.List;

/// Where the jobs of a graph and their dependencies are drawn, in pixels at a zoom of 100 %, from the upper left
/// corner.
///
/// @param jobs the upper left corners, in the order of the graph's jobs
/// @param paths in the order of the graph's dependencies
/// @param columns where each layer begins, from left to right
/// @param note why the picture is plainer than usual; empty when it is not
public record GraphPlaces(
        List<JobPlace> jobs,
        List<EdgePath> paths,
        List<LayerColumn> columns,
        double width,
        double height,
        String note) {
    public static final double JOB_WIDTH = 132;
    public static final double JOB_HEIGHT = 42;

    /// The upper left corner of a job.
    public record JobPlace(double x, double y) {
        public double centreY() {
            return y + JOB_HEIGHT / 2;
        }

        public double right() {
            return x + JOB_WIDTH;
        }

        public double bottom() {
            return y + JOB_HEIGHT;
        }
    }

    /// @param jobs how many jobs it has
    public record LayerColumn(double x, int jobs) {}

    public GraphPlaces {
        jobs = List.copyOf(jobs);
        paths = List.copyOf(paths);
        columns = List.copyOf(columns);
    }

    public JobPlace job(int place) {
        return jobs.get(place);
    }
}
