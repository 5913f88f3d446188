package signalbox.cli.document;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.app.fleet.ConfigDrift;
import signalbox.app.fleet.FleetContact;
import signalbox.app.fleet.FleetRow;
import signalbox.app.fleet.FleetState;
import signalbox.cli.document.part.FindingDocument;
import signalbox.cli.document.part.NullReason;
import signalbox.cli.document.part.OmitNull;
import signalbox.monitor.QueueThroughput;
import signalbox.queue.count.Count;

/// `fleet`: all profiles at one moment.
///
/// @param unreadable profiles that cannot be used, in sentences; empty: none
public record FleetDocument(Instant takenAt, List<ProfileRow> profiles, String unreadable) {
    private static final String UNREAD = "Nothing was read yet.";

    /// @param state current, connecting, unreachable, needs-you or paused
    /// @param stateReason why it is not current; null when it is
    /// @param figuresAt when the figures about jobs were read; null before the first look
    /// @param configDifferences how many settings differ from the production of the group, as far as known
    public record ProfileRow(
            String name,
            String group,
            String environment,
            String database,
            String state,
            @OmitNull @Nullable Instant stateSince,
            @Nullable String stateReason,
            @Nullable Instant figuresAt,
            @OmitNull @Nullable String figuresAtReason,
            @Nullable LeaderRow leader,
            @Nullable String leaderReason,
            boolean mayBeAsleep,
            @Nullable Long oldestDueSeconds,
            @Nullable String oldestDueSecondsReason,
            @Nullable Long pending,
            @OmitNull @Nullable String pendingReason,
            @Nullable Long failed,
            @OmitNull @Nullable String failedReason,
            @Nullable Integer donePerMinute,
            @Nullable String donePerMinuteReason,
            @Nullable Integer configDifferences,
            @Nullable String configDifferencesReason,
            List<FindingDocument> findings) {}

    /// @param since when it connected; null when that is hidden from the role
    /// @param kind HTTP, CRON, …; null where no process was listed
    public record LeaderRow(
            int pid,
            @Nullable Instant since,
            @OmitNull @Nullable String sinceReason,
            @Nullable String kind,
            String kindReason) {}

    /// @param rows in the order in which they are printed
    public static FleetDocument of(FleetState state, List<FleetRow> rows) {
        return new FleetDocument(
                state.at(), rows.stream().map(FleetDocument::row).toList(), state.unreadable());
    }

    private static ProfileRow row(FleetRow row) {
        var profile = row.profile();
        var seen = row.snapshot();
        var oldest = row.oldestDue();
        var done = row.throughput();
        return new ProfileRow(
                row.name(),
                row.group(),
                profile.environment().word(),
                profile.database(),
                state(row.contact()),
                since(row.contact()),
                why(row.contact()),
                seen == null ? null : seen.jobsTakenAt(),
                seen == null ? UNREAD : null,
                leader(row),
                row.leader() != null
                        ? null
                        : seen == null ? UNREAD : seen.leadership().reason(),
                row.mayBeAsleep(),
                oldest == null ? null : oldest.toSeconds(),
                oldest != null ? null : seen == null ? UNREAD : "No job that could run is waiting.",
                value(row.pending()),
                seen == null ? UNREAD : null,
                value(row.failed()),
                seen == null ? UNREAD : null,
                done.isKnown() ? done.donePerMinute() : null,
                done.isKnown() ? null : seen == null ? UNREAD : QueueThroughput.REASON,
                differences(row.drift()),
                reason(row.drift()),
                FindingDocument.of(row.findings()));
    }

    private static @Nullable LeaderRow leader(FleetRow row) {
        var leads = row.leader();
        return leads == null
                ? null
                : new LeaderRow(
                        leads.pid(),
                        leads.backendStart(),
                        NullReason.ifNull(leads.backendStart(), "The start is hidden from this role."),
                        row.kind().isEmpty() ? null : row.kind(),
                        "The processes are listed only while a profile is open in the window.");
    }

    private static @Nullable Long value(@Nullable Count count) {
        return count == null ? null : count.value();
    }

    /// In a word.
    public static String state(FleetContact contact) {
        return switch (contact) {
            case FleetContact.Connecting() -> "connecting";
            case FleetContact.Current() -> "current";
            case FleetContact.Paused() -> "paused";
            case FleetContact.Unreachable(var _, var _) -> "unreachable";
            case FleetContact.NeedsOperator(var _, var _) -> "needs-you";
        };
    }

    private static @Nullable Instant since(FleetContact contact) {
        return switch (contact) {
            case FleetContact.Connecting() -> null;
            case FleetContact.Current() -> null;
            case FleetContact.Paused() -> null;
            case FleetContact.Unreachable(var since, var _) -> since;
            case FleetContact.NeedsOperator(var since, var _) -> since;
        };
    }

    /// Why it is not current, in a sentence; null when it is.
    public static @Nullable String why(FleetContact contact) {
        return switch (contact) {
            case FleetContact.Connecting() -> UNREAD;
            case FleetContact.Current() -> null;
            case FleetContact.Paused() -> null;
            case FleetContact.Unreachable(var _, var reason) -> reason;
            case FleetContact.NeedsOperator(var _, var what) -> what;
        };
    }

    private static @Nullable Integer differences(ConfigDrift drift) {
        return drift instanceof ConfigDrift.Compared(var _, var changes, var _) ? changes.size() : null;
    }

    private static @Nullable String reason(ConfigDrift drift) {
        var isWhole = drift instanceof ConfigDrift.Compared(var _, var _, var unread) && unread.isEmpty();
        return isWhole ? null : drift.sentence();
    }
}
