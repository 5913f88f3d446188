package signalbox.health;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ConfiguredChannels;
import signalbox.election.Observation;
import signalbox.health.rule.Findings;
import signalbox.monitor.Snapshot;
import signalbox.monitor.SnapshotReader;
import signalbox.postgres.Database;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.StatementLimits;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestDatabase.Schema;
import signalbox.testing.TestJobs;
import signalbox.ui.shell.SampleFeed;

/// A database to fall ill, looked at as the console looks at one.
public final class Patient implements AutoCloseable {
    public final TestDatabase postgres;
    public final Sql sql;
    public final TestJobs jobs;
    private final List<Connection> runners = new ArrayList<>();
    private @Nullable Database database;
    private @Nullable SnapshotReader reader;
    private ConfiguredChannels stated = ConfiguredChannels.NONE;
    private InstantSource clock = InstantSource.system();
    private @Nullable ConnectionSpec console;

    public Patient() {
        this(Schema.FULL);
    }

    public Patient(Schema schema) {
        postgres = TestDatabase.fresh(schema);
        sql = new Sql(postgres.open("test"));
        jobs = new TestJobs(sql);
    }

    public Patient withChannels(String channels) {
        stated = ConfiguredChannels.ofProfile(channels);
        return this;
    }

    public Patient withClock(InstantSource other) {
        clock = other;
        return this;
    }

    /// How the console connects; else as the owner of the tables.
    public Patient seenBy(ConnectionSpec other) {
        console = other;
        return this;
    }

    /// As `TestJobs.nothingWrittenSince`.
    public Patient nothingWrittenSince() {
        jobs.nothingWrittenSince();
        return this;
    }

    /// A runner that takes part in the election.
    public Sql runner(String uuid) {
        return session(postgres.spec(), "jobrunner_" + uuid);
    }

    /// A runner of a release without election, in the process of this pid.
    public Sql plainRunner(int process) {
        var session = session(postgres.spec(), "odoo-" + process);
        session.execute("listen", "LISTEN queue_job");
        return session;
    }

    public Sql session(ConnectionSpec spec, String applicationName) {
        var connection = PlainConnection.openAsOdoo(spec, applicationName);
        runners.add(connection);
        return new Sql(connection);
    }

    public void set(String uuid, String assignments) {
        sql.update("change a job", "update queue_job set " + assignments + " where uuid = ?", uuid);
    }

    /// A job of the one graph that there is.
    public void addDependant(String uuid, String state, String... parents) {
        jobs.add(uuid, state, "root", 10);
        var named = Stream.of(parents).collect(Collectors.joining("\", \"", "[\"", "\"]"));
        sql.update(
                "make it wait",
                "update queue_job set graph_uuid = 'g', dependencies = ? where uuid = ?",
                "{\"depends_on\": " + named + "}",
                uuid);
    }

    private Database database() {
        var open = database;
        if (open == null) {
            open = Database.watching(console == null ? postgres.spec() : console, StatementLimits.WATCHING);
            database = open;
        }
        return open;
    }

    public <T> T read(Function<Sql, T> query) {
        return database().atOneMoment("look", query);
    }

    /// One look by someone who has just come.
    public Snapshot look() {
        reader = null;
        return lookOn();
    }

    /// One more look, by someone who remembers the earlier ones. Figures that are costly are as old as their
    /// budget has it.
    public Snapshot lookOn() {
        var known = reader;
        if (known == null) {
            var capabilities = database().use("read what the database offers", CapabilityQueries::read);
            known = new SnapshotReader(database(), capabilities, stated, clock);
            reader = known;
        }
        return known.read(Set.of());
    }

    public List<String> codes() {
        return codes(look());
    }

    public static List<String> codes(Snapshot snapshot) {
        return Findings.of(snapshot).stream().map(Finding::code).toList();
    }

    public Finding finding(String code) {
        return find(Findings.of(look()), code).orElseThrow();
    }

    public static Optional<Finding> find(List<Finding> findings, String code) {
        return findings.stream().filter(finding -> finding.code().equals(code)).findFirst();
    }

    /// What would be seen if all stood still for so long.
    public static Snapshot after(Duration passed, Snapshot snapshot) {
        var seen = snapshot.observation();
        return with(
                snapshot,
                seen.withWork(new Observation.Work(
                        back(seen.work().lastEnqueue(), passed),
                        back(seen.work().dueSince(), passed))));
    }

    private static @Nullable Instant back(@Nullable Instant at, Duration passed) {
        return at == null ? null : at.minus(passed);
    }

    public static Snapshot with(Snapshot snapshot, Observation observation) {
        return SampleFeed.with(snapshot, observation, snapshot.history());
    }

    @Override
    public void close() throws SQLException {
        for (var runner : runners) {
            runner.close();
        }
        var open = database;
        if (open != null) {
            open.close();
        }
        sql.connection().close();
        postgres.close();
    }
}
