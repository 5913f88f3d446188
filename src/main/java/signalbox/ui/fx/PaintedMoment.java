package signalbox.ui.fx;

/// Says on standard error when something was on the screen for the first time, for who measures the start
/// (`packaging/bench startup`). It says nothing unless the system property `signalbox.moments` is true. On the FX
/// thread.
public final class PaintedMoment {
    /// The system property that turns it on.
    public static final String PROPERTY = "signalbox.moments";

    /// Begins each line.
    public static final String LINE = "painted: ";

    private final String name;
    private boolean passed;

    /// @param name ends the line
    public PaintedMoment(String name) {
        this.name = name;
    }

    /// To be called when what is to be painted is in the scene of a window that shows. Counts once.
    public void next() {
        if (!passed && Boolean.getBoolean(PROPERTY)) {
            AfterPainting.run(this::report);
        }
        passed = true;
    }

    private void report() {
        System.err.println(LINE + name);
    }
}
