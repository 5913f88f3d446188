package signalbox.app.file;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.Monitor;
import signalbox.monitor.WatchLoad;
import signalbox.record.RecordLimits;
import signalbox.text.DurationText;
import signalbox.text.LogDetail;

/// The settings of the window that this user chose.
///
/// @param refreshSeconds 0.5 to 60
/// @param columns the columns that the user chose for each table, by the table's name; a table without an entry shows
///     its usual ones
/// @param window its place and size; null before the first use
/// @param criticalCommand a shell command that is run for each new critical finding; empty: none
/// @param webhook an address to which each new critical finding is sent; empty: none. It may contain a secret
/// @param serverPercent the most that refreshing may take of one core of the server, 0.1 to 100
/// @param textPercent the size of all texts, `SMALLEST_TEXT` to `LARGEST_TEXT`; 100 is the usual one
/// @param lastProfile the name of the profile that was open last; empty when the demo was, or none
/// @param motion whether anything slides, fades or turns
/// @param zone in which moments are written
/// @param log how much is written to the log
/// @param recordDays how long what was seen of a profile is kept, 1 to 365
/// @param recordMegabytes how large the file of a profile may become, 10 to 100,000
/// @param watchFleet whether all profiles are watched from the start of the window on
public record Settings(
        ThemeChoice theme,
        double refreshSeconds,
        Map<String, List<ColumnChoice>> columns,
        @Nullable Bounds window,
        String criticalCommand,
        String webhook,
        double serverPercent,
        int textPercent,
        String lastProfile,
        MotionChoice motion,
        ClockZone zone,
        LogDetail log,
        int recordDays,
        int recordMegabytes,
        boolean watchFleet) {
    public static final int SMALLEST_TEXT = 80;
    public static final int LARGEST_TEXT = 160;

    public enum ThemeChoice {
        SYSTEM,
        LIGHT,
        DARK
    }

    public enum MotionChoice {
        /// As the desktop says.
        SYSTEM,
        REDUCED
    }

    /// In which zone the window writes moments.
    public enum ClockZone {
        UTC,
        LOCAL;

        /// Local is the zone of the desktop.
        public ZoneId id() {
            return this == UTC ? ZoneOffset.UTC : ZoneId.systemDefault();
        }

        public static ClockZone of(ZoneId zone) {
            return zone.equals(ZoneOffset.UTC) ? UTC : LOCAL;
        }
    }

    /// @param width in pixels
    public record ColumnChoice(String column, boolean visible, double width) {}

    public record Bounds(double x, double y, double width, double height) {}

    private static final double USUAL_PERCENT = WatchLoad.USUAL_LIMIT * 100;

    public static final Settings USUAL = new Settings(
            ThemeChoice.SYSTEM,
            DurationText.seconds(Monitor.USUAL_INTERVAL),
            Map.of(),
            null,
            "",
            "",
            USUAL_PERCENT,
            100,
            "",
            MotionChoice.SYSTEM,
            ClockZone.UTC,
            LogDetail.USUAL,
            RecordLimits.USUAL_DAYS,
            RecordLimits.USUAL_MEGABYTES,
            false);

    @SuppressWarnings("ConstantValue") // Jackson passes null for what the file leaves out
    public Settings {
        theme = theme == null ? ThemeChoice.SYSTEM : theme;
        refreshSeconds = refreshSeconds == 0 ? 1 : Math.clamp(refreshSeconds, 0.5, 60);
        columns = columns == null ? Map.of() : Map.copyOf(columns);
        criticalCommand = criticalCommand == null ? "" : criticalCommand;
        webhook = webhook == null ? "" : webhook;
        serverPercent = serverPercent == 0 ? USUAL_PERCENT : Math.clamp(serverPercent, 0.1, 100);
        textPercent = textPercent == 0 ? 100 : Math.clamp(textPercent, SMALLEST_TEXT, LARGEST_TEXT);
        lastProfile = lastProfile == null ? "" : lastProfile;
        motion = motion == null ? MotionChoice.SYSTEM : motion;
        zone = zone == null ? ClockZone.UTC : zone;
        log = log == null ? LogDetail.USUAL : log;
        recordDays = recordDays == 0 ? RecordLimits.USUAL_DAYS : RecordLimits.days(recordDays);
        recordMegabytes = recordMegabytes == 0 ? RecordLimits.USUAL_MEGABYTES : RecordLimits.megabytes(recordMegabytes);
    }

    /// How much of what was seen of a profile is kept.
    public RecordLimits recordLimits() {
        return RecordLimits.of(recordDays, recordMegabytes);
    }

    public Duration refresh() {
        return Duration.ofMillis(Math.round(refreshSeconds * 1000));
    }

    public Settings withTheme(ThemeChoice other) {
        return with(changed -> changed.theme = other);
    }

    public Settings withRefresh(Duration interval) {
        return with(changed -> changed.refreshSeconds = DurationText.seconds(interval));
    }

    public Settings withColumns(String table, List<ColumnChoice> choice) {
        var others = new HashMap<>(columns);
        others.put(table, List.copyOf(choice));
        return with(changed -> changed.columns = others);
    }

    public Settings withWindow(Bounds bounds) {
        return with(changed -> changed.window = bounds);
    }

    public Settings withCriticalCommand(String line) {
        return with(changed -> changed.criticalCommand = line);
    }

    public Settings withWebhook(String address) {
        return with(changed -> changed.webhook = address);
    }

    public Settings withServerPercent(double percent) {
        return with(changed -> changed.serverPercent = percent);
    }

    public Settings withTextPercent(int percent) {
        return with(changed -> changed.textPercent = percent);
    }

    public Settings withLastProfile(String name) {
        return with(changed -> changed.lastProfile = name);
    }

    public Settings withMotion(MotionChoice other) {
        return with(changed -> changed.motion = other);
    }

    public Settings withZone(ClockZone other) {
        return with(changed -> changed.zone = other);
    }

    public Settings withLog(LogDetail other) {
        return with(changed -> changed.log = other);
    }

    public Settings withRecordDays(int days) {
        return with(changed -> changed.recordDays = days);
    }

    public Settings withRecordMegabytes(int megabytes) {
        return with(changed -> changed.recordMegabytes = megabytes);
    }

    public Settings withWatchFleet(boolean wanted) {
        return with(changed -> changed.watchFleet = wanted);
    }

    private Settings with(Consumer<Copy> change) {
        var copy = new Copy(this);
        change.accept(copy);
        return copy.settings();
    }

    /// All values, to change one of them.
    private static final class Copy {
        private ThemeChoice theme;
        private double refreshSeconds;
        private Map<String, List<ColumnChoice>> columns;
        private @Nullable Bounds window;
        private String criticalCommand;
        private String webhook;
        private double serverPercent;
        private int textPercent;
        private String lastProfile;
        private MotionChoice motion;
        private ClockZone zone;
        private LogDetail log;
        private int recordDays;
        private int recordMegabytes;
        private boolean watchFleet;

        Copy(Settings from) {
            theme = from.theme;
            refreshSeconds = from.refreshSeconds;
            columns = from.columns;
            window = from.window;
            criticalCommand = from.criticalCommand;
            webhook = from.webhook;
            serverPercent = from.serverPercent;
            textPercent = from.textPercent;
            lastProfile = from.lastProfile;
            motion = from.motion;
            zone = from.zone;
            log = from.log;
            recordDays = from.recordDays;
            recordMegabytes = from.recordMegabytes;
            watchFleet = from.watchFleet;
        }

        Settings settings() {
            return new Settings(
                    theme,
                    refreshSeconds,
                    columns,
                    window,
                    criticalCommand,
                    webhook,
                    serverPercent,
                    textPercent,
                    lastProfile,
                    motion,
                    zone,
                    log,
                    recordDays,
                    recordMegabytes,
                    watchFleet);
        }
    }
}
