package signalbox.ui.jobs.graph;

import static signalbox.ui.jobs.graph.layout.GraphPlaces.JOB_HEIGHT;
import static signalbox.ui.jobs.graph.layout.GraphPlaces.JOB_WIDTH;

import signalbox.ui.jobs.graph.layout.GraphPlaces.JobPlace;

/// Which part of a picture is seen, and how large. The picture has its own pixels, those at 100 %; the view has those
/// of the screen. Of the picture something always stays in view.
final class Viewport {
    static final double SMALLEST = 0.04;
    static final double LARGEST = 2;
    static final double STEP = 1.2;
    private static final double MARGIN = 28;
    /// The row with the names of the layers.
    private static final double HEAD = 30;

    private double width;
    private double height;
    private double pictureWidth = 1;
    private double pictureHeight = 1;
    private double zoom = 1;
    private double left;
    private double top;

    void resize(double viewWidth, double viewHeight) {
        width = viewWidth;
        height = viewHeight;
        keepInView();
    }

    void picture(double newWidth, double newHeight) {
        pictureWidth = Math.max(1, newWidth);
        pictureHeight = Math.max(1, newHeight);
    }

    /// The whole picture is seen, at 100 % at most.
    void fit() {
        var room = Math.min((width - 2 * MARGIN) / pictureWidth, (height - HEAD - 2 * MARGIN) / pictureHeight);
        zoom = Math.clamp(room, SMALLEST, 1);
        left = (pictureWidth - width / zoom) / 2;
        top = (pictureHeight - (height + HEAD) / zoom) / 2;
        keepInView();
    }

    /// @param x the point of the view that stays where it is
    void zoom(double factor, double x, double y) {
        var stays = Math.clamp(zoom * factor, SMALLEST, LARGEST);
        left += x / zoom - x / stays;
        top += y / zoom - y / stays;
        zoom = stays;
        keepInView();
    }

    void zoom(double factor) {
        zoom(factor, width / 2, height / 2);
    }

    /// 100 %.
    void actualSize() {
        zoom(1 / zoom);
    }

    /// By so many pixels of the view.
    void pan(double x, double y) {
        left += x / zoom;
        top += y / zoom;
        keepInView();
    }

    /// This point of the picture comes to the middle.
    void centre(double x, double y) {
        left = x - width / zoom / 2;
        top = y - height / zoom / 2;
        keepInView();
    }

    /// Moves no further than needed to see the job.
    void reveal(JobPlace job) {
        var margin = Math.min(MARGIN, width / 8) / zoom;
        left = within(left, job.right() + margin - width / zoom, job.x() - margin);
        var under = HEAD / zoom + margin;
        top = within(top, job.bottom() + margin - height / zoom, job.y() - under);
    }

    /// Where the two limits contradict each other, the second one counts.
    private static double within(double value, double least, double most) {
        return Math.max(Math.min(least, most), Math.min(value, most));
    }

    private void keepInView() {
        if (width > 0 && height > 0) {
            left = within(left, JOB_WIDTH - width / zoom, pictureWidth - JOB_WIDTH / 2);
            top = within(top, JOB_HEIGHT - height / zoom, pictureHeight - JOB_HEIGHT / 2);
        }
    }

    boolean sees(double fromX, double fromY, double toX, double toY) {
        return toX >= left && fromX <= left + width / zoom && toY >= top && fromY <= top + height / zoom;
    }

    boolean sees(JobPlace job) {
        return sees(job.x(), job.y(), job.right(), job.bottom());
    }

    double viewX(double x) {
        return (x - left) * zoom;
    }

    double viewY(double y) {
        return (y - top) * zoom;
    }

    double pictureX(double x) {
        return left + x / zoom;
    }

    double pictureY(double y) {
        return top + y / zoom;
    }

    double zoom() {
        return zoom;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    double pictureWidth() {
        return pictureWidth;
    }

    double pictureHeight() {
        return pictureHeight;
    }
}
