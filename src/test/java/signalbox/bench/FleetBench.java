package signalbox.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import signalbox.app.file.AppFolders;
import signalbox.app.fleet.Fleet;
import signalbox.app.fleet.FleetContact;
import signalbox.app.fleet.FleetRow;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.profile.Profiles;
import signalbox.monitor.WatchLoad;
import signalbox.postgres.Sql;
import signalbox.testing.Folders;
import signalbox.testing.TestDatabase;
import signalbox.text.Severity;

/// What watching 30 profiles in the background costs, and how soon one that fails is seen: all databases are on one
/// server, each with a runner that leads and some hundred jobs.
final class FleetBench {
    private static final int PROFILES = 30;
    private static final int FAILURES = 10;
    private static final double MOST_CPU = 0.05;
    private static final long MOST_BYTES = 150_000_000;
    private static final double RED_WITHIN = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SETTLES = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private static final String FILL = """
            insert into queue_job (uuid, state, channel, priority, retry, max_retries, name, model_name, method_name,
                                   func_string, date_created, date_done)
            select gen_random_uuid()::varchar,
                   case when n % 10 < 3 then 'pending' when n % 10 = 3 then 'failed' else 'done' end,
                   'root.c' || n % 10, 10, 0, 5, 'A job', 'res.partner', 'touch', 'res.partner(1,).touch()',
                   now() at time zone 'utc', now() at time zone 'utc'
              from generate_series(1, 500) n
            """;

    private final Duration watched;

    private FleetBench(Duration watched) {
        this.watched = watched;
    }

    /// @param watched how long the idle fleet is measured, at most two minutes
    static Benchmark benchmark(Duration watched) {
        var bench = new FleetBench(watched.compareTo(LONGEST) > 0 ? LONGEST : watched);
        return new Benchmark(
                "fleet",
                "the cost of watching 30 profiles in the background, and how soon one that fails is red",
                List.of(new Benchmark.Part("idle", bench::idle)));
    }

    private Result idle(Consumer<String> progress) throws Exception {
        var databases = new ArrayList<TestDatabase>();
        var runners = new ArrayList<Connection>();
        var folder = Files.createTempDirectory("signalbox-fleet");
        try {
            for (int i = 0; i < PROFILES; i++) {
                var database = TestDatabase.fresh();
                databases.add(database);
                runners.add(runner(database));
            }
            progress.accept(PROFILES + " databases are there");
            var folders = AppFolders.below(folder);
            save(databases, folders);
            return measured(databases, folders, progress);
        } finally {
            for (var runner : runners) {
                runner.close();
            }
            databases.forEach(TestDatabase::close);
            Folders.remove(folder);
        }
    }

    private static Connection runner(TestDatabase database) throws SQLException {
        try (var connection = database.open("bench")) {
            new Sql(connection).update("add jobs", FILL);
        }
        return database.open("jobrunner_" + UUID.randomUUID());
    }

    private static void save(List<TestDatabase> databases, AppFolders folders) {
        for (int i = 0; i < databases.size(); i++) {
            var environment = i % 3 == 0 ? Environment.PRODUCTION : Environment.STAGING;
            var profile = Profile.of(databases.get(i).spec(), environment).named("customer" + i / 3 + "-" + i % 3);
            new Profiles(folders).save(profile);
        }
    }

    private Result measured(List<TestDatabase> databases, AppFolders folders, Consumer<String> progress)
            throws Exception {
        var heapBefore = heap();
        var cpuBefore = cpu(watched);
        progress.accept("without: %.2f %% of a core".formatted(cpuBefore * 100));
        try (var fleet = new Fleet(folders, InstantSource.system())) {
            fleet.limitLoad(WatchLoad.USUAL_LIMIT * 100);
            fleet.start();
            await(fleet, PROFILES, row -> row.contact() instanceof FleetContact.Current);
            progress.accept("all " + PROFILES + " are watched");
            Thread.sleep(SETTLES);
            var cpu = cpu(watched);
            var server = server(fleet);
            var heap = heap() - heapBefore;
            progress.accept("with: %.2f %% of a core, %.1f MB".formatted(cpu * 100, heap / 1e6));
            var connections = fleet.newest().connections();
            var red = failures(fleet, databases, progress);
            return result(new Figures(cpuBefore, cpu, heap, server, connections, red));
        }
    }

    /// @param server of one of its cores, share
    private record Figures(double cpuBefore, double cpu, long heap, double server, int connections, Sample red) {}

    private Result result(Figures seen) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("cpuShare", seen.cpu() - seen.cpuBefore());
        figures.put("heapBytes", seen.heap());
        figures.put("serverShare", seen.server());
        figures.put("connections", seen.connections());
        figures.put("redSeconds", seen.red().figures());
        var cost = seen.cpu() - seen.cpuBefore();
        return new Result(
                List.of(
                        new Result.Row(
                                "CPU of the process, idle",
                                "%.2f %% of a core".formatted(seen.cpu() * 100),
                                "%.2f %%".formatted(seen.cpuBefore() * 100),
                                "",
                                Result.goal("below 5 %", cost < MOST_CPU)),
                        new Result.Row(
                                "heap after a collection, more than without",
                                "%.1f MB".formatted(seen.heap() / 1e6),
                                "",
                                "",
                                Result.goal("below 150 MB", seen.heap() < MOST_BYTES)),
                        new Result.Row(
                                "of one core of the server, for all",
                                "%.2f %%".formatted(seen.server() * 100),
                                "",
                                "",
                                "the settings allow 2 %"),
                        new Result.Row(
                                "connections",
                                Integer.toString(seen.connections()),
                                "",
                                "",
                                Result.goal("one each", seen.connections() == PROFILES)),
                        new Result.Row(
                                "from the failure of a database to its red row",
                                seen.red().median() + " s, at most "
                                        + seen.red().max() + " s",
                                "",
                                "",
                                Result.goal("within 5 s", seen.red().max() < RED_WITHIN))),
                List.of(
                        "Each database has 500 jobs and one runner; all are on one server. The idle fleet is measured for "
                                + watched.toSeconds() + " s. " + FAILURES + " databases fail, one after the other."),
                figures);
    }

    /// What the server worked for all looks of the last minute, by the time that it took to answer.
    private static double server(Fleet fleet) {
        return fleet.newest().rows().stream()
                .mapToDouble(row -> row.load().lastMinute().server().toNanos() / 60e9)
                .sum();
    }

    private static Sample failures(Fleet fleet, List<TestDatabase> databases, Consumer<String> progress)
            throws InterruptedException {
        var seconds = new ArrayList<Double>();
        for (int i = 0; i < FAILURES; i++) {
            var begun = System.nanoTime();
            var failing = databases.removeLast();
            var name = failing.spec().database();
            failing.close();
            await(
                    fleet,
                    1,
                    row -> row.profile().database().equals(name)
                            && row.isUnreachable()
                            && row.worst() == Severity.CRITICAL);
            seconds.add((System.nanoTime() - begun) / 1e9);
        }
        progress.accept("red after " + seconds);
        return new Sample(seconds);
    }

    private static void await(Fleet fleet, int rows, Predicate<FleetRow> wanted) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (fleet.newest().rows().stream().filter(wanted).count() < rows) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Not within " + PATIENCE.toSeconds() + " s: " + contacts(fleet));
            }
            Thread.sleep(20);
        }
    }

    private static Map<String, Object> contacts(Fleet fleet) {
        var all = new HashMap<String, Object>();
        fleet.newest().rows().forEach(row -> all.put(row.name(), row.contact()));
        return all;
    }

    /// The share of one core that this process takes over a time in which this thread sleeps.
    private static double cpu(Duration length) throws InterruptedException {
        var bean = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var begun = System.nanoTime();
        var before = bean.getProcessCpuTime();
        Thread.sleep(length);
        return (bean.getProcessCpuTime() - before) / (double) (System.nanoTime() - begun);
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(200);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
