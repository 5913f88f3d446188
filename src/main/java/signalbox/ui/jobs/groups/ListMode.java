package signalbox.ui.jobs.groups;

/// What the screen Jobs shows at the left.
public enum ListMode {
    LIST("List"),
    GROUPS("Groups");

    private final String label;

    ListMode(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
