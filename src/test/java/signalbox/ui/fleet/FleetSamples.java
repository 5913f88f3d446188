package signalbox.ui.fleet;

import static signalbox.app.fleet.FleetRows.NOW;
import static signalbox.app.fleet.FleetRows.finding;
import static signalbox.app.fleet.FleetRows.row;
import static signalbox.app.fleet.FleetRows.sound;
import static signalbox.app.profile.Environment.DEVELOPMENT;
import static signalbox.app.profile.Environment.PRODUCTION;
import static signalbox.app.profile.Environment.STAGING;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import signalbox.app.fleet.ConfigDrift;
import signalbox.app.fleet.FleetChange;
import signalbox.app.fleet.FleetContact;
import signalbox.app.fleet.FleetRow;
import signalbox.app.fleet.FleetRows;
import signalbox.app.fleet.FleetState;
import signalbox.config.diff.ConfigChange;
import signalbox.monitor.Snapshot;
import signalbox.monitor.history.History;
import signalbox.text.Severity;
import signalbox.ui.shell.SampleFeed;

/// An agency's profiles.
public final class FleetSamples {
    private static final FleetContact CURRENT = new FleetContact.Current();

    private FleetSamples() {}

    /// One without a leader, one unreachable, one that needs a password, and sound ones.
    public static FleetState full() {
        var rows = new ArrayList<FleetRow>();
        rows.add(leaderless());
        rows.add(drifting(row("acme-staging", STAGING, CURRENT, finding("note", Severity.INFO, "A note")), 3));
        rows.add(drifting(sound("acme-upgrade", DEVELOPMENT), 7));
        rows.add(open(sound("helios-prod", PRODUCTION), "HTTP"));
        rows.add(drifting(sound("helios-staging", STAGING), 0));
        rows.add(open(
                row("kestrel-prod", PRODUCTION, CURRENT, finding("late", Severity.WARNING, "9 jobs are late")),
                "CRON"));
        rows.add(drifting(
                row(
                        "kestrel-staging",
                        STAGING,
                        FleetRows.unreachable(Duration.ofMinutes(23).plusSeconds(7)),
                        old(Duration.ofMinutes(23).plusSeconds(12))),
                2));
        rows.add(unknown(row(
                "nordwind-prod",
                PRODUCTION,
                new FleetContact.NeedsOperator(NOW, "The password of odoo was refused by db.example.com:5432."),
                (Snapshot) null)));
        rows.add(unknown(sound("nordwind-staging-with-a-long-name", STAGING)));
        rows.add(row("vela-prod", PRODUCTION, new FleetContact.Connecting(), (Snapshot) null));
        return new FleetState(NOW, rows, changes(), "");
    }

    static FleetState allSound() {
        return new FleetState(
                NOW,
                Stream.of("acme-prod", "helios-prod")
                        .map(name -> FleetRows.sound(name, PRODUCTION))
                        .toList(),
                List.of(),
                "");
    }

    private static FleetRow leaderless() {
        var seen = Objects.requireNonNull(SampleFeed.leaderless().snapshot());
        var since = seen.serverTime().minusSeconds(242);
        var gap = List.of(new History.Gap(since, null));
        var lost = SampleFeed.with(seen, new History(since.minusSeconds(60), List.of(), List.of(), gap, List.of()));
        return row(
                "acme-prod",
                PRODUCTION,
                CURRENT,
                lost,
                finding("no-leader", Severity.CRITICAL, "Queue has no leader"),
                finding("oldest-due", Severity.WARNING, "Oldest due job waits 18 m 51 s"));
    }

    private static Snapshot old(Duration ago) {
        var seen = Objects.requireNonNull(SampleFeed.healthy().snapshot());
        return seen.with(
                seen.takenAt().minus(ago), seen.observation(), seen.leadership(), seen.history(), seen.waits());
    }

    private static FleetRow drifting(FleetRow row, int changes) {
        var all = Stream.iterate(1, i -> i + 1)
                .limit(changes)
                .map(i -> new ConfigChange("options", "limit_" + i, "1", "2", false))
                .toList();
        return with(row, new ConfigDrift.Compared(row.group() + "-prod", all, ""), false, "");
    }

    private static FleetRow unknown(FleetRow row) {
        return with(row, new ConfigDrift.Unknown("No copy of the odoo.conf of this build was read."), false, "");
    }

    private static FleetRow open(FleetRow row, String kind) {
        return with(row, row.drift(), true, kind);
    }

    private static FleetRow with(FleetRow row, ConfigDrift drift, boolean open, String kind) {
        return new FleetRow(
                row.profile(),
                row.group(),
                row.contact(),
                row.snapshot(),
                row.findings(),
                drift,
                open,
                kind,
                row.load());
    }

    private static List<FleetChange> changes() {
        return List.of(
                new FleetChange(
                        NOW.minusSeconds(242),
                        "acme-prod",
                        FleetChange.Kind.LEADER_LOST,
                        "lost its leader, pid 30117; no runner is connected"),
                new FleetChange(
                        NOW.minusSeconds(1387),
                        "kestrel-staging",
                        FleetChange.Kind.UNREACHABLE,
                        "stopped answering: Connection to db.example.com:5432 refused."),
                new FleetChange(NOW.minusSeconds(1800), "kestrel-prod", FleetChange.Kind.RAISED, "9 jobs are late"));
    }
}
