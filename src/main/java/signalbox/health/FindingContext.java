package signalbox.health;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a snapshot does not show: what this database is for, and the other databases that Signalbox knows.
///
/// @param stage from the profile
/// @param others the databases of other profiles
/// @param httpWorkers how many the odoo.conf starts; null when that is not known
/// @param log the end of the runner's log, as far as it was read
public record FindingContext(
        Stage stage, List<Other> others, @Nullable Integer httpWorkers, KnownLog log) {
    public enum Stage {
        PRODUCTION,
        /// Staging, development, a demo: all that must not act as production.
        ELSE,
        UNKNOWN
    }

    /// The database of another profile, as it was last seen.
    ///
    /// @param uuid its parameter database.uuid; null when not known
    /// @param baseUrl its parameter web.base.url; null when not known
    public record Other(
            String profile,
            Stage stage,
            @Nullable String uuid,
            @Nullable String baseUrl) {}

    public static final FindingContext NOTHING = new FindingContext(Stage.UNKNOWN, List.of());

    public FindingContext {
        others = List.copyOf(others);
    }

    /// Without an odoo.conf and a log.
    public FindingContext(Stage stage, List<Other> others) {
        this(stage, others, null, KnownLog.notAsked());
    }

    public FindingContext withHttpWorkers(@Nullable Integer count) {
        return new FindingContext(stage, others, count, log);
    }

    public FindingContext withLog(KnownLog read) {
        return new FindingContext(stage, others, httpWorkers, read);
    }
}
