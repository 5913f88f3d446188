package signalbox.ui.screen;

import signalbox.ui.kit.Icon;

/// All screens, in the order of the rail.
public enum ScreenName {
    OVERVIEW("Overview", Icon.OVERVIEW, "1"),
    JOBS("Jobs", Icon.JOBS, "2"),
    CHANNELS("Channels", Icon.CHANNELS, "3"),
    TRENDS("Trends", Icon.TRENDS, "4"),
    RUNNERS("Runners", Icon.RUNNERS, "5"),
    FAILOVER("Failover lab", Icon.FAILOVER, "6"),
    WORKERS("Workers", Icon.WORKERS, "7"),
    CONFIG("Config", Icon.CONFIG, "8"),
    AUDIT("Audit", Icon.AUDIT, "9");

    private final String words;
    private final Icon icon;
    private final String key;

    ScreenName(String words, Icon icon, String key) {
        this.words = words;
        this.icon = icon;
        this.key = key;
    }

    public String label() {
        return words;
    }

    public Icon icon() {
        return icon;
    }

    /// The key that opens it, together with Ctrl.
    public String key() {
        return key;
    }
}
