package signalbox.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import signalbox.bench.Benchmark.Part;
import signalbox.channel.ConfiguredChannels;
import signalbox.live.OpenJobSource;
import signalbox.live.page.OpenJobPages;
import signalbox.monitor.Feed;
import signalbox.monitor.Monitor;
import signalbox.monitor.Snapshot;
import signalbox.postgres.Database;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.StatementLimits;
import signalbox.queue.JobState;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.JobCursor;
import signalbox.queue.job.JobListing;
import signalbox.queue.job.JobOrder;
import signalbox.queue.job.JobQueries;

/// What the console costs on the worst day: a large table in which half a million jobs wait. Server time is the
/// server's own account of the console's role.
final class QueueBench {
    private static final int CHANGES_A_SECOND = 50;
    private static final Duration SETTLES = Duration.ofSeconds(75);
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    /// With up to 2,000,000 pending.
    private static final int RUNNER_MB = 700;

    private static final int PAGES = 100;
    private static final int PAGE = 200;
    private static final int ROUNDS = 10;

    /// Odoo's list of jobs as its menu opens it: the filter of four states, the count beside it, 80 rows.
    private static final String ODOO_COUNT =
            "select count(*) from queue_job where state in ('pending', 'enqueued', 'started', 'failed')";
    private static final String ODOO_PAGE = "select id from queue_job where state in ('pending', 'enqueued', 'started',"
            + " 'failed') order by date_created desc, date_done desc limit 80";
    private static final String ODOO_ALL = "select count(*) from queue_job";

    private final BigQueue.Size size;
    private final Duration watched;

    private QueueBench(BigQueue.Size size, Duration watched) {
        this.size = size;
        this.watched = watched;
    }

    /// @param watched how long the memory of the window is watched
    static Benchmark benchmark(BigQueue.Size size, Duration watched) {
        var bench = new QueueBench(size, watched);
        return new Benchmark(
                "queue",
                "what the console costs the server on a large table (--rows N --pending N --minutes N; usual: "
                        + BigQueue.Size.USUAL.label() + ")",
                List.of(
                        new Part("open", bench::open),
                        new Part("refresh", bench::refresh),
                        new Part("pages", bench::pages),
                        new Part("sorts", bench::sorts),
                        new Part("bulk", bench::bulk),
                        new Part("memory", bench::memory),
                        new Part("runner", bench::runner)));
    }

    private BigQueue queue(Consumer<String> progress) throws SQLException {
        progress.accept("building " + size.label());
        return new BigQueue(size);
    }

    /// From connecting to the first figures, and to exact ones, against one plain read of the open jobs.
    private Result open(Consumer<String> progress) throws Exception {
        try (var queue = queue(progress)) {
            var plain = plainRead(queue);
            var heapBefore = heap();
            var begun = System.nanoTime();
            try (var monitor = monitor(queue)) {
                monitor.start();
                await(monitor, feed -> feed.snapshot() != null || feed.firstLook() != null);
                var useful = seconds(begun);
                await(monitor, feed -> isComplete(feed.snapshot()));
                var complete = seconds(begun);
                var heap = heap() - heapBefore;
                var rows = List.of(
                        new Result.Row(
                                "connect to first figures",
                                text(useful),
                                "",
                                "",
                                Result.goal("below 0.5 s", useful < 0.5)),
                        new Result.Row(
                                "connect to all open jobs",
                                text(complete),
                                text(plain) + " plain read",
                                "x %.2f".formatted(Sample.ratio(complete, plain)),
                                Result.goal("below 2 s", complete < 2)),
                        new Result.Row(
                                "heap of the open jobs",
                                "%.0f MB".formatted(heap / 1e6),
                                "",
                                "",
                                Result.goal("below 200 MB", heap < 200e6)));
                return new Result(
                        rows,
                        List.of(size.label() + ": the whole process uses %.0f MB (RSS).".formatted(rss() / 1e6)),
                        Map.of("useful", useful, "complete", complete, "plainRead", plain, "heapBytes", heap));
            }
        }
    }

    private static boolean isComplete(@Nullable Snapshot snapshot) {
        return snapshot != null && snapshot.open().source() instanceof OpenJobSource.FromMemory;
    }

    /// What the server itself needs to hand these rows over.
    private static double plainRead(BigQueue queue) throws SQLException {
        try (var connection = queue.database().open("bench-read");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(10_000);
            var begun = System.nanoTime();
            try (var rows = statement.executeQuery(
                    "select id, uuid, state, channel, priority, eta, date_created,"
                            + " model_name, method_name from public.queue_job where state not in ('done', 'cancelled', 'failed')")) {
                while (rows.next()) {
                    rows.getLong(1);
                }
            }
            return seconds(begun);
        }
    }

    /// Server time of a refresh while jobs change, and idle, against Odoo's own list and `SELECT 1`.
    private Result refresh(Consumer<String> progress) throws Exception {
        try (var queue = queue(progress);
                var monitor = monitor(queue)) {
            var snapshots = new AtomicInteger();
            monitor.subscribe(feed -> snapshots.incrementAndGet());
            monitor.start();
            await(monitor, feed -> isComplete(feed.snapshot()));
            var figures = new LinkedHashMap<String, Object>();
            double busy;
            try (var _ = queue.changing(CHANGES_A_SECOND)) {
                progress.accept("settling for " + SETTLES.toSeconds() + " s, 50 changes a second");
                Thread.sleep(SETTLES);
                busy = perRefresh(queue, snapshots, figures, "busy");
                queue.dearest(queue.console().user(), 5).forEach(progress);
            }
            progress.accept("idle");
            Thread.sleep(Duration.ofSeconds(5));
            var idle = perRefresh(queue, snapshots, figures, "idle");
            var odoo = perStatement(queue, List.of(ODOO_COUNT, ODOO_PAGE));
            var all = perStatement(queue, List.of(ODOO_ALL, ODOO_PAGE.replaceAll("where .* order", "order")));
            var one = perStatement(queue, List.of("select 1"));
            figures.put("odooFiltered", odoo);
            figures.put("odooUnfiltered", all);
            figures.put("selectOne", one);
            return new Result(
                    List.of(
                            row("refresh, 50 changes a second", busy, odoo, 10, "Odoo's list"),
                            row("refresh, 50 changes a second", busy, all, 100, "unfiltered"),
                            row("refresh, nothing changes", idle, odoo, 10, "Odoo's list"),
                            new Result.Row(
                                    "refresh, 50 changes a second",
                                    millis(busy),
                                    millis(one) + " SELECT 1",
                                    "",
                                    Result.goal("at most 3 ms", busy <= 3))),
                    List.of(size.label() + ": milliseconds that the server worked for one refresh, by"
                            + " pg_stat_statements of the console's role."),
                    figures);
        }
    }

    private static Result.Row row(String what, double ours, double baseline, int times, String named) {
        var ratio = baseline / ours;
        return new Result.Row(
                what,
                millis(ours),
                millis(baseline) + " " + named,
                "%.0f times cheaper".formatted(ratio),
                Result.goal("at least " + times + " times", ratio >= times));
    }

    private static double perRefresh(BigQueue queue, AtomicInteger snapshots, Map<String, Object> figures, String name)
            throws InterruptedException {
        queue.forgetStatements();
        snapshots.set(0);
        Thread.sleep(MEASURED);
        var account = queue.account(queue.console().user());
        var refreshes = Math.max(1, snapshots.get());
        figures.put(
                name, Map.of("refreshes", refreshes, "serverMillis", account.millis(), "statements", account.calls()));
        return account.millis() / refreshes;
    }

    private static double perStatement(BigQueue queue, List<String> statements) throws SQLException {
        try (var connection = queue.database().open("bench-odoo")) {
            var sql = new Sql(connection);
            sql.execute("lift the time-out", "set statement_timeout = 0");
            var resolved = statements.stream()
                    .map(each -> each.replace("from queue_job", "from public.queue_job"))
                    .toList();
            resolved.forEach(each -> sql.list("warm up", each, row -> row.getString(1)));
            queue.forgetStatements();
            for (int round = 0; round < ROUNDS; round++) {
                resolved.forEach(each -> sql.list("read", each, row -> row.getString(1)));
            }
            return queue.account(queue.database().spec().user()).millis() / ROUNDS;
        }
    }

    /// 100 pages of the list, a filter that finds nothing, and a sort, as the window asks for them.
    private Result pages(Consumer<String> progress) throws Exception {
        try (var queue = queue(progress);
                var sessions = Database.watching(queue.console(), StatementLimits.WATCHING)) {
            var queries = new JobQueries(CapabilityQueries.of(sessions));
            var all = paged(sessions, queries, JobFilter.ALL);
            var failed = paged(sessions, queries, JobFilter.ALL.withStates(Set.of(JobState.FAILED)));
            var rows = new ArrayList<Result.Row>();
            rows.add(page("a page of all jobs", all));
            rows.add(page("a page of failed jobs", failed));
            var figures = new LinkedHashMap<String, Object>();
            figures.put("all", all.figures());
            figures.put("failed", failed.figures());
            return new Result(
                    rows,
                    List.of(size.label() + ": " + PAGES + " pages of " + PAGE + " jobs, one after the other, at the"
                            + " client."),
                    figures);
        }
    }

    /// The list in each order, and a filter that finds nothing, as the window asks for them: from the open jobs in
    /// memory, and the rows of one page from the server.
    private Result sorts(Consumer<String> progress) throws Exception {
        try (var queue = queue(progress);
                var monitor = monitor(queue)) {
            monitor.start();
            await(monitor, feed -> isComplete(feed.snapshot()));
            var rows = new ArrayList<Result.Row>();
            var figures = new LinkedHashMap<String, Object>();
            for (var order : JobOrder.values()) {
                var sample = listed(monitor, JobFilter.ALL.withStates(JobState.OPEN), order);
                rows.add(page("all open jobs, order " + order.name().toLowerCase(Locale.ROOT), sample));
                figures.put(order.name(), sample.figures());
            }
            var none = JobFilter.ALL.withStates(JobState.OPEN).withChannel("root.nowhere");
            var nothing = listed(monitor, none, JobOrder.PRIORITY);
            rows.add(page("a filter that finds nothing", nothing));
            figures.put("nothing", nothing.figures());
            return new Result(
                    rows,
                    List.of(size.label() + ": all that match in order, and the rows of the first page; each " + ROUNDS
                            + " times after as many to warm up."),
                    figures);
        }
    }

    private static Sample listed(Monitor monitor, JobFilter filter, JobOrder order) {
        var times = new ArrayList<Double>();
        for (int round = 0; round < 2 * ROUNDS; round++) {
            var snapshot = Objects.requireNonNull(monitor.newest().snapshot());
            var pages = new OpenJobPages(snapshot.capabilities(), snapshot.open());
            var sessions = Objects.requireNonNull(monitor.database());
            var begun = System.nanoTime();
            sessions.transaction("read a page", sql -> {
                var line = pages.line(sql, filter, order).orElseThrow();
                var ids = IntStream.range(0, Math.min(PAGE, line.size()))
                        .mapToObj(place -> (int) line.id(place))
                        .toList();
                return ids.isEmpty() ? List.of() : pages.rows(sql, new JobListing(filter, order), ids);
            });
            times.add((System.nanoTime() - begun) / 1e6);
        }
        return new Sample(times.subList(ROUNDS, times.size()));
    }

    private Result bulk(Consumer<String> progress) throws Exception {
        try (var queue = queue(progress)) {
            return BulkCost.measure(queue, progress);
        }
    }

    private Result memory(Consumer<String> progress) throws Exception {
        try (var queue = queue(progress)) {
            return WindowMemory.measure(queue, watched, progress);
        }
    }

    private static Result.Row page(String what, Sample sample) {
        return new Result.Row(
                what,
                "%.1f ms, p95 %.1f".formatted(sample.median(), sample.p95()),
                "",
                "",
                Result.goal("below 50 ms", sample.p95() < 50));
    }

    private static Sample paged(Database sessions, JobQueries queries, JobFilter filter) {
        var times = new ArrayList<Double>();
        @Nullable JobCursor after = null;
        for (int i = 0; i < PAGES; i++) {
            var begun = System.nanoTime();
            var from = after;
            var page = sessions.use("read a page", sql -> queries.page(sql, filter, JobOrder.NEWEST, from, PAGE));
            times.add((System.nanoTime() - begun) / 1e6);
            after = page.next();
            if (after == null) {
                break;
            }
        }
        return new Sample(times);
    }

    /// From its start to the first request, of the embedded runner and of the script that works as queue_job's.
    private Result runner(Consumer<String> progress) throws Exception {
        try (var queue = queue(progress)) {
            var ours = firstRequest(queue, Side.EMBEDDED);
            var taken = rss() / 1e6;
            progress.accept("embedded: " + text(ours));
            var script = firstRequest(queue, Side.PYTHON);
            progress.accept("script: " + text(script));
            return new Result(
                    List.of(
                            new Result.Row(
                                    "first request on the backlog",
                                    text(ours),
                                    text(script) + " script",
                                    "x %.2f".formatted(Sample.ratio(ours, script)),
                                    Result.goal("at most a third", ours <= script / 3)),
                            new Result.Row(
                                    "RSS of the process after it",
                                    "%.0f MB".formatted(taken),
                                    "",
                                    "",
                                    Result.goal("below %d MB".formatted(RUNNER_MB), taken < RUNNER_MB))),
                    List.of(size.label() + ": from the start of the runner to its first request."),
                    Map.of("embedded", ours, "script", script));
        }
    }

    private static double firstRequest(BigQueue queue, Side side) throws Exception {
        var requests = new LinkedBlockingQueue<Long>();
        var spec = queue.database().spec();
        try (var odoo = new QuickOdoo(spec, request -> requests.add(request.at()), _ -> {})) {
            var begun = System.nanoTime();
            try (var _ = side.start(spec, odoo.endpoint())) {
                var at = requests.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
                if (at == null) {
                    throw new IllegalStateException("The " + side + " runner asked for nothing");
                }
                return (at - begun) / 1e9;
            }
        }
    }

    private static Monitor monitor(BigQueue queue) {
        return new Monitor(
                queue.console(), () -> ConfiguredChannels.ofProfile("root:20,root.mail:4"), InstantSource.system());
    }

    private static void await(Monitor monitor, Predicate<Feed> condition) throws InterruptedException {
        var end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.test(monitor.newest())) {
            if (System.nanoTime() > end) {
                var fault = monitor.newest().fault();
                throw new IllegalStateException(
                        "It did not come in " + LONGEST + ": " + (fault == null ? "no fault" : fault.message()));
            }
            Thread.sleep(5);
        }
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static String text(double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, "%.2f ms", millis);
    }

    private static long heap() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static long rss() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }
}
