package signalbox.ui.past;

/// How fast a recording plays.
enum PlaySpeed {
    ONE(1),
    TEN(10),
    SIXTY(60);

    private final int factor;

    PlaySpeed(int factor) {
        this.factor = factor;
    }

    int factor() {
        return factor;
    }

    String label() {
        return factor + "×";
    }
}
