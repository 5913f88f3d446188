package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.channel.ConfiguredChannels;
import signalbox.health.KnownConfig;
import signalbox.health.KnownLog;
import signalbox.health.why.JobDiagnosis;
import signalbox.monitor.SnapshotReader;
import signalbox.postgres.Database;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.StatementLimits;
import signalbox.queue.JobState;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.JobCursor;
import signalbox.queue.job.JobOrder;
import signalbox.queue.job.JobQueries;
import signalbox.testing.Cases;
import signalbox.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

/// Rows that no Odoo should write and that some database has: every command answers, and what it says is so.
/// The files are read only: each has one database for all tests.
@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddRowsTest {
    /// An answer should come within 5 s; a busy machine gets five times as long.
    private static final Duration TIMES_FIVE = Duration.ofSeconds(25);

    private static final String NO_TIMES = "no-times";
    private static final String ODD = "odd-rows";
    private static final String AHEAD = "created-ahead";
    private static final String GRAPH = "graph-1000x1000";

    private final Map<String, TestDatabase> databases = new HashMap<>();

    private TestCli cli;
    private Path folder;

    @BeforeAll
    void load(@TempDir Path temporary) throws Exception {
        folder = temporary;
        cli = new TestCli(folder);
        for (var name : List.of(NO_TIMES, ODD, AHEAD, GRAPH, "dead-jobs")) {
            var database = TestDatabase.fresh();
            databases.put(name, database);
            try (var connection = database.open("test")) {
                new Sql(connection).execute("load the rows", Cases.rows(name));
            }
        }
    }

    @AfterAll
    void close() {
        databases.values().forEach(TestDatabase::close);
    }

    private JsonNode json(String rows, String command, String... more) {
        run(rows, command, more);
        assertThat(cli.said()).isEmpty();
        return cli.json();
    }

    private int run(String rows, String command, String... more) {
        var arguments =
                new ArrayList<>(List.of(command, "--url", database(rows).spec().url(), "--json"));
        arguments.addAll(List.of(more));
        return cli.run(arguments.toArray(String[]::new));
    }

    private String file(String channels) {
        try {
            return Files.writeString(
                            folder.resolve("odoo.conf"), "[options]\n[queue_job]\nchannels = " + channels + "\n")
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static JsonNode job(JsonNode list, String uuid) {
        return StreamSupport.stream(list.get("jobs").spliterator(), false)
                .filter(job -> uuid.equals(job.get("uuid").asString()))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode finding(JsonNode check, String code) {
        return StreamSupport.stream(check.get("findings").spliterator(), false)
                .filter(finding -> code.equals(finding.get("code").asString()))
                .findFirst()
                .orElseThrow();
    }

    private TestDatabase database(String rows) {
        return Objects.requireNonNull(databases.get(rows));
    }

    @ParameterizedTest
    @ValueSource(strings = {NO_TIMES, ODD, AHEAD, GRAPH, "dead-jobs"})
    void every_command_answers_whatever_the_rows(String rows) {
        var status = json(rows, "status");
        assertThat(run(rows, "check")).isLessThanOrEqualTo(2);
        assertThat(cli.json().get("unknown").toString()).doesNotContain("ERROR", "Could not");
        assertThat(run(rows, "runners")).isZero();
        assertThat(run(rows, "simulate", "--channels", "root:4")).isZero();
        var listed = json(rows, "jobs", "--limit", "1000");

        var counts = status.get("counts");
        var all = 0L;
        for (var state :
                List.of("wait_dependencies", "pending", "enqueued", "started", "done", "cancelled", "failed")) {
            all += counts.get(state).asLong();
        }
        for (var other : counts.get("other")) {
            all += other.asLong();
        }
        assertThat(all)
                .isEqualTo(
                        listed.get("total").isNull() ? -1 : listed.get("total").asLong());
    }

    @Test
    void why_tells_an_eta_that_never_comes_from_one_that_always_was() {
        var never = json(NO_TIMES, "why", "n-eta-plus").get("answer").asString();
        assertThat(never).isEqualTo("Its ETA never comes: infinity is not a time.");
        assertThat(json(NO_TIMES, "why", "n-eta-far").get("answer").asString())
                .startsWith("Its ETA never comes: 294276");
        assertThat(json(NO_TIMES, "why", "n-eta-minus").get("chain"))
                .anyMatch(step ->
                        step.get("evidence").asString().equals("Its ETA is in the past: -infinity is not a time."));
    }

    @Test
    void jobs_in_unknown_states_are_counted_and_listed_by_name() {
        var counts = json(ODD, "status").get("counts");
        assertThat(counts.get("other").get("paused").asLong()).isEqualTo(1);
        assertThat(json(NO_TIMES, "status").get("counts").get("other")).hasToString("{\"''\":1,\"NULL\":1}");

        assertThat(job(json(ODD, "jobs"), "aaaa-3").get("state").asString()).isEqualTo("paused");
        assertThat(job(json(ODD, "jobs"), "aaaa-2").get("priority").isNull()).isTrue();
        var others = json(NO_TIMES, "jobs", "--state", "other");
        assertThat(others.get("total").asLong()).isEqualTo(2);
        assertThat(job(others, "n-null-state").get("state").isNull()).isTrue();
        assertThat(job(others, "n-empty-state").get("state").asString()).isEmpty();
    }

    @Test
    void nothing_is_done_to_a_job_in_an_unknown_state() {
        for (var action : List.of("requeue", "cancel", "done")) {
            cli.run(action, "--url", database(ODD).spec().url(), "aaaa-3");
            assertThat(cli.said()).contains("Its state is paused, which queue_job does not know");
        }
        assertThat(json(ODD, "why", "aaaa-3").get("answer").asString()).contains("paused", "No runner takes it");
    }

    @Test
    void a_value_that_is_no_time_is_told_beside_its_key_and_its_row_is_listed() {
        var list = json(NO_TIMES, "jobs", "--limit", "1000");

        assertThat(job(list, "n-created-minus").get("created").isNull()).isTrue();
        assertThat(job(list, "n-created-minus").get("createdReason").asString()).isEqualTo("-infinity is not a time");
        assertThat(job(list, "n-eta-plus").get("etaReason").asString()).startsWith("infinity");
        assertThat(job(list, "n-eta-far").get("etaReason").asString()).startsWith("294276");
        assertThat(job(list, "n-created-bc").get("createdReason").asString()).contains("BC");
        assertThat(job(list, "n-exec-inf").get("execSecondsReason").asString()).startsWith("Infinity");
        assertThat(job(list, "n-exec-nan").get("execSeconds").isNull()).isTrue();
        assertThat(StreamSupport.stream(list.get("jobs").spliterator(), false)
                        .filter(job -> job.get("uuid").isNull()))
                .singleElement()
                .satisfies(job -> assertThat(job.get("uuidReason").asString()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {NO_TIMES, ODD, "dead-jobs"})
    void every_row_has_its_why(String rows) {
        try (var watching = Database.watching(database(rows).spec(), StatementLimits.WATCHING)) {
            var capabilities = watching.use("read what the database offers", CapabilityQueries::read);
            var snapshot = new SnapshotReader(watching, capabilities, ConfiguredChannels.NONE, InstantSource.system())
                    .read(List.of());
            var config = new KnownConfig.NotGiven("no file");
            watching.use(
                            "explain",
                            sql -> new JobQueries(capabilities)
                                    .page(sql, JobFilter.ALL, JobOrder.NEWEST, null, 1_000).jobs().stream()
                                            .filter(job -> !job.uuid().isEmpty())
                                            .map(job -> JobDiagnosis.read(
                                                            sql, job.uuid(), snapshot, config, KnownLog.notAsked())
                                                    .orElseThrow())
                                            .toList())
                    .forEach(why ->
                            assertThat(why.answer()).isNotBlank().doesNotContainPattern("-\\d+ (s|min|h|days)\\b"));
        }
    }

    @Test
    void nothing_drains_through_slots_that_dead_jobs_hold() {
        var held = json("dead-jobs", "simulate", "--channels", "root:2");

        assertThat(held.get("jobs").asInt()).isZero();
        assertThat(held.get("never").asInt()).isEqualTo(1);
        assertThat(held.get("seconds").isNull()).isTrue();
        assertThat(held.get("secondsReason").asString()).contains("no worker is running");
        assertThat(held.at("/perChannel/0/seconds").isNull()).isTrue();
        assertThat(texts(held.get("stuck"))).containsExactly("p1");
        assertThat(texts(held.get("stuckReasons")))
                .containsExactly("1 job would never start: jobs that no worker is running hold the slots:"
                        + " requeue those jobs.");
        assertThat(texts(held.get("notes"))).anyMatch(note -> note.startsWith("7 jobs hold slots"));
        assertThat(json("dead-jobs", "simulate", "--channels", "root:8")
                        .get("jobs")
                        .asInt())
                .isEqualTo(1);
        cli.run(
                "simulate",
                "--channels",
                "root:2",
                "--url",
                database("dead-jobs").spec().url());
        assertThat(cli.printed())
                .startsWith(
                        "Of what is open, no job would start: 7 jobs that no worker is running hold all 2 slots of root\n")
                .containsPattern("(?m)^  root .* never ");
    }

    @Test
    void no_row_makes_the_others_older_than_they_are() {
        var oldest = json(NO_TIMES, "status").get("oldestPendingSeconds").asLong();

        assertThat(oldest).isBetween(3_500L, 7_200L);
    }

    @Test
    void a_channel_without_a_bottom_is_cut() {
        var channels = json(NO_TIMES, "status").get("channels");

        var names = StreamSupport.stream(channels.spliterator(), false)
                .map(channel -> channel.get("name").asString())
                .toList();
        assertThat(names).hasSizeLessThan(60).allMatch(name -> name.length() < 200);
        var deepest =
                names.stream().max(Comparator.comparingInt(String::length)).orElseThrow();
        assertThat(job(json(NO_TIMES, "jobs", "--channel", deepest), "n-deep")).isNotNull();
        assertThat(StreamSupport.stream(channels.spliterator(), false)
                        .filter(channel -> channel.has("nameIsCut"))
                        .map(channel -> channel.get("name").asString()))
                .containsExactly(deepest);
    }

    @Test
    void why_tells_of_a_row_of_channels_that_nobody_configured_once() {
        for (var known : List.of(List.<String>of(), List.of("--config", file("root:9")))) {
            var arguments = new ArrayList<>(List.of("n-deep"));
            arguments.addAll(known);
            var steps = json(NO_TIMES, "why", arguments.toArray(String[]::new))
                    .get("chain")
                    .valueStream()
                    .map(step -> step.get("step").asString())
                    .filter(step -> step.startsWith("channel "))
                    .toList();
            assertThat(steps).hasSize(2).last().isEqualTo("channel root");
            assertThat(steps.getFirst()).endsWith(".a.a.…");
        }
        assertThat(json(NO_TIMES, "why", "n-deep", "--config", file("root:9,a.a.a:2"))
                        .toString())
                .contains("a.a.… and the 45 channels above it, up to root.a.a.a.a, are not configured: they"
                        + " follow the limits of root.a.a.a.");
    }

    @Test
    void a_job_created_ahead_of_the_clock_has_no_age_and_is_a_finding() {
        var status = json(AHEAD, "status");
        assertThat(status.get("oldestPendingSeconds").isNull()).isTrue();
        assertThat(status.get("oldestPendingSecondsReason").asString()).contains("ahead of the server's clock");

        run(AHEAD, "check");
        var finding = finding(cli.json(), "created-ahead");
        assertThat(texts(finding.get("seen")))
                .contains("1 open job was created 3 h ahead of the server's clock.")
                .anyMatch(line -> line.contains("f1"));
        assertThat(cli.printed()).doesNotContainPattern("-\\d+ (s|min|h|days)\\b");
    }

    @Test
    void a_child_of_a_thousand_parents_waits_for_a_thousand() {
        var begun = System.nanoTime();
        var why = json(GRAPH, "why", "c0001");

        assertThat(why.get("answer").asString())
                .startsWith("It waits for 1,000 jobs: ")
                .contains("; and 995 more.");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(TIMES_FIVE);
    }

    @Test
    void a_ring_of_jobs_is_named() {
        assertThat(json(NO_TIMES, "why", "n-loop-1").get("answer").asString())
                .startsWith(
                        "It waits for itself, in a ring: n-loop-1, which waits for n-loop-3, which waits for n-loop-2,"
                                + " which waits for n-loop-1.");
        assertThat(json(NO_TIMES, "why", "n-below-loop").get("answer").asString())
                .startsWith("It waits for jobs that wait for themselves");
        assertThat(json(NO_TIMES, "why", "n-no-json").get("answer").asString()).contains("not known");
    }

    @ParameterizedTest
    @EnumSource(JobOrder.class)
    void pages_neither_lose_nor_repeat_a_row_without_a_sort_key(JobOrder order) throws Exception {
        try (var connection = database(NO_TIMES).open("test")) {
            var sql = new Sql(connection);
            var queries = new JobQueries(CapabilityQueries.read(sql));
            var filter = JobFilter.ALL.withStates(JobState.OPEN);
            var ids = new ArrayList<Long>();
            JobCursor at = null;
            do {
                var page = queries.page(sql, filter, order, at, 2);
                page.jobs().forEach(job -> ids.add(job.id()));
                at = page.next();
            } while (at != null && ids.size() < 100);

            assertThat(ids).doesNotHaveDuplicates().hasSize((int)
                    queries.count(sql, filter, 1_000).value());
        }
    }
}
