package signalbox.ui.workers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.Feed;
import signalbox.monitor.history.History;
import signalbox.ui.shell.SampleFeed;
import signalbox.worker.ProcessClassifier;
import signalbox.worker.ProcessKind;
import signalbox.worker.ProcessMatch;
import signalbox.worker.Worker;
import signalbox.worker.Workers;
import signalbox.worker.listing.ProcessListing;
import signalbox.worker.listing.PsOutput;

/// Feeds with the processes of an invented Odoo.sh build.
final class Hosts {
    static final Instant NOW = Instant.parse("2026-11-24T02:08:20Z");

    private static final String ODOO = " odoo Mon Nov 23 14:02:41 2026 43539 python3 /home/odoo/src/odoo/odoo-bin"
            + " --config=/home/odoo/.config/odoo.conf --database=acme-prod-8123 --max-cron-threads=1";
    private static final String HTTP_389 = "389 1" + ODOO + " --limit-time-real=120 --limit-time-real-cron=300";
    private static final String HTTP_402 = "402 1" + ODOO + " --limit-time-real=120 --limit-time-real-cron=300";
    private static final String CRON_977 = "977 1 odoo Tue Nov 24 01:55:30 2026 765 python3"
            + " /opt/odoo.sh/odoosh/bin/odoo-rpc --database=acme-prod-8123 --max-cron-threads=0"
            + " --limit-time-real-cron=0 --limit-time-real=0";
    private static final String SHELL_1033 = "1033 1011 odoo Tue Nov 24 02:03:40 2026 275 python3"
            + " /home/odoo/src/odoo/odoo-bin shell --database=acme-prod-8123";
    private static final String TORN_1200 = "1200 1 odoo Tue Nov 24 02:04:40 2026 215 python3"
            + " /opt/odoo.sh/odoosh/bin/odoo-rpc --limit-time-real=120 --limit-time-real-cron=300";
    private static final String INIT = "1 0 root Mon Nov 23 06:11:02 2026 71233 /sbin/init";

    private Hosts() {}

    static Feed busy() {
        return feed(389, INIT, HTTP_389, HTTP_402, CRON_977, SHELL_1033, TORN_1200);
    }

    static Feed cronLeads() {
        return feed(977, INIT, HTTP_389, CRON_977);
    }

    static Feed asleep() {
        return feed(0, INIT, CRON_977);
    }

    /// No process here serves HTTP, and the leader's connection comes from another host.
    static Feed elsewhere() {
        var feed = asleep();
        var snapshot = Objects.requireNonNull(feed.snapshot());
        var leader = Objects.requireNonNull(snapshot.leadership().leader());
        var here = snapshot.workers();
        var workers = new Workers(
                here.takenAt(),
                here.source(),
                here.all(),
                Map.of(leader.pid(), new ProcessMatch.Missing(ProcessMatch.Reason.OTHER_HOST)),
                null);
        return new Feed(snapshot.with(workers), null, feed.mode(), feed.interval(), true);
    }

    /// No process of Odoo is here, and no runner leads.
    static Feed deserted() {
        var leaderless = SampleFeed.leaderless();
        var snapshot = Objects.requireNonNull(leaderless.snapshot());
        var workers = Objects.requireNonNull(bare().snapshot()).workers();
        return new Feed(
                SampleFeed.with(snapshot, course(snapshot.serverTime().minusSeconds(60)))
                        .with(workers),
                null,
                leaderless.mode(),
                leaderless.interval(),
                true);
    }

    static Feed bare() {
        return feed(0, INIT);
    }

    /// @param leading the process that has the leader's connection; 0: nobody knows
    private static Feed feed(int leading, String... lines) {
        var all = new ProcessClassifier(Map.of()).classify(processes(lines).processes());
        var healthy = SampleFeed.healthy();
        var before = Objects.requireNonNull(healthy.snapshot());
        var asleep = Stream.of(lines).noneMatch(line -> line.contains("odoo-bin"));
        // Those that answer HTTP went a minute ago.
        var snapshot =
                SampleFeed.with(before, course(asleep ? before.serverTime().minusSeconds(60) : before.serverTime()));
        var leader = Objects.requireNonNull(snapshot.leadership().leader());
        Map<Integer, ProcessMatch> matches = all.stream()
                .filter(worker -> worker.pid() == leading)
                .collect(Collectors.toMap(
                        _ -> leader.pid(), worker -> new ProcessMatch.Found(worker, ProcessMatch.MatchBasis.SOCKET)));
        var workers = new Workers(NOW.minusSeconds(3), "this machine", all, matches, null);
        return new Feed(snapshot.with(workers), null, healthy.mode(), healthy.interval(), true);
    }

    /// Watched for 47 minutes: a build that fell asleep for six of them, and a list that failed for three.
    static History course(Instant now) {
        var samples = IntStream.iterate(47 * 60, ago -> ago >= 0, ago -> ago - 5)
                .mapToObj(ago -> new History.Sample(now.minusSeconds(ago), Map.of(), null, processes(ago)))
                .toList();
        return new History(now.minusSeconds(47 * 60), samples, List.of(), List.of(), List.of());
    }

    private static @Nullable Map<ProcessKind, Long> processes(int ago) {
        var minute = ago / 60;
        if (minute >= 9 && minute < 12) {
            return null;
        }
        var kinds = new EnumMap<ProcessKind, Long>(ProcessKind.class);
        if (minute < 25 || minute >= 31) {
            kinds.put(ProcessKind.HTTP, minute > 36 ? 1L : 2L);
        }
        if (minute % 10 < 2) {
            kinds.put(ProcessKind.CRON, minute % 20 < 2 ? 2L : 1L);
        }
        if (minute < 4) {
            kinds.put(ProcessKind.SHELL, 1L);
        }
        return kinds;
    }

    private static ProcessListing processes(String... lines) {
        var text = "PID PPID USER STARTED ELAPSED COMMAND\n" + String.join("\n", List.of(lines)) + "\n";
        try {
            return PsOutput.read(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    "this machine",
                    ZoneOffset.UTC,
                    NOW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A list that was made on another host.
    static String odooSh() {
        try (var list = Objects.requireNonNull(Hosts.class.getResourceAsStream("/processes/odoo-sh.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Worker worker(Feed feed, int pid) {
        return Objects.requireNonNull(feed.snapshot()).workers().all().stream()
                .filter(worker -> worker.pid() == pid)
                .findFirst()
                .orElseThrow();
    }
}
