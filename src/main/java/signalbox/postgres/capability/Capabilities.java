package signalbox.postgres.capability;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Pooler;

/// What a database has and what this role may do there, read once for each connection. Views disable what is not
/// possible and say why.
///
/// @param queueJob the version of the module queue_job; null when not installed as a module or not readable
/// @param jobColumns the columns of queue_job
/// @param channelColumns the columns of queue_job_channel; empty when there is no such table
/// @param tables which tables of Odoo and queue_job exist and can be read
/// @param schemas those that have a table queue_job; first the one whose table is used
/// @param indexedColumns the first columns of queue_job's indexes
/// @param baseUrl the parameter web.base.url; null when there is none
public record Capabilities(
        ServerInfo server,
        RoleRights rights,
        @Nullable String queueJob,
        Set<String> jobColumns,
        Set<String> channelColumns,
        Set<String> tables,
        List<String> schemas,
        Set<String> indexedColumns,
        Trigger trigger,
        @Nullable String baseUrl) {

    /// @param version as people write it, `18.1`
    /// @param number as `server_version_num`, 180001
    /// @param standby what is known of this hot standby, if the server is one; else null
    /// @param pooler the pooler that the connection goes through; null: none
    public record ServerInfo(
            String version,
            int number,
            String database,
            @Nullable HotStandby standby,
            @Nullable Pooler pooler) {
        /// A primary, without a pooler.
        public ServerInfo(String version, int number, String database) {
            this(version, number, database, null, null);
        }

        ServerInfo behind(@Nullable Pooler other) {
            return new ServerInfo(version, number, database, standby, other);
        }

        ServerInfo following(@Nullable HotStandby now) {
            return new ServerInfo(version, number, database, now, pooler);
        }
    }

    /// @param readsAllStats whether it sees the sessions of all other roles
    /// @param signalsBackends whether it may end sessions of other roles than its own
    /// @param readsQueue, writesQueue whether it may SELECT from and UPDATE queue_job
    public record RoleRights(
            String role,
            boolean superuser,
            boolean readsAllStats,
            boolean signalsBackends,
            boolean readsQueue,
            boolean writesQueue,
            HiddenTables hidden) {
        /// For a role that sees all tables in full.
        public RoleRights(
                String role,
                boolean superuser,
                boolean readsAllStats,
                boolean signalsBackends,
                boolean readsQueue,
                boolean writesQueue) {
            this(role, superuser, readsAllStats, signalsBackends, readsQueue, writesQueue, HiddenTables.NONE);
        }
    }

    /// The trigger that notifies runners of changes. They refuse a database where it does not fire for all three
    /// events: insert, update, delete.
    public enum Trigger {
        COMPLETE,
        /// It does not fire for each row, not for all three events, or not always.
        INCOMPLETE,
        /// It is disabled, or enabled only for changes that are replicated from elsewhere.
        DISABLED,
        /// It fires, but its function notifies no runner.
        SILENT,
        MISSING,
        /// It fires; the text of its function does not show what it does.
        UNKNOWN;

        /// Why no runner can work with it; empty when a runner can.
        public Optional<String> runnerObjection() {
            var repair = switch (this) {
                case COMPLETE, UNKNOWN -> "";
                case DISABLED -> "ALTER TABLE queue_job ENABLE TRIGGER queue_job_notify.";
                case MISSING, INCOMPLETE, SILENT -> "Update the module queue_job to restore it.";
            };
            return repair.isEmpty()
                    ? Optional.empty()
                    : Optional.of("The trigger queue_job_notify is " + name().toLowerCase(Locale.ROOT)
                            + ": a runner would not be notified of any job. " + repair);
        }
    }

    private static final List<String> GRAPHS = List.of("dependencies", "graph_uuid");

    private static final List<String> USUAL_COLUMNS = List.of(
            "channel",
            "name",
            "model_name",
            "method_name",
            "priority",
            "retry",
            "max_retries",
            "eta",
            "date_enqueued",
            "date_started",
            "date_done",
            "exec_time",
            "exc_name",
            "exc_info",
            "result",
            "worker_pid");

    public Capabilities {
        jobColumns = Set.copyOf(jobColumns);
        channelColumns = Set.copyOf(channelColumns);
        tables = Set.copyOf(tables);
        schemas = List.copyOf(schemas);
        indexedColumns = Set.copyOf(indexedColumns);
    }

    Capabilities behind(Pooler pooler) {
        return on(server.behind(pooler));
    }

    /// The same after the server was promoted, or began to follow another one.
    ///
    /// @param standby null: it is a primary now
    public Capabilities following(@Nullable HotStandby standby) {
        return on(server.following(standby));
    }

    private Capabilities on(ServerInfo other) {
        return new Capabilities(
                other, rights, queueJob, jobColumns, channelColumns, tables, schemas, indexedColumns, trigger, baseUrl);
    }

    /// Whether another pid answers than the connection was given.
    public boolean poolerSuspected() {
        return server.pooler() != null;
    }

    /// Whether notifications arrive: a pooler loses them, and a hot standby has none.
    public boolean hearsChanges() {
        return server.pooler() == null && server.standby() == null;
    }

    /// Whether row security hides rows of queue_job from this role, or may.
    public boolean hidesJobs() {
        return rights.hidden().rowSecured().contains("queue_job");
    }

    /// What is said of a job that this role does not find.
    public String noSuchJob() {
        return hidesJobs() ? "There is no such job, or row security hides it from this role." : "There is no such job.";
    }

    /// Its state, in a word: `gone`, or `not seen` where row security may hide it.
    public String absent() {
        return hidesJobs() ? "not seen" : "gone";
    }

    /// Rights on single columns are not enough.
    public boolean readsSystemColumns() {
        return !rights.hidden().unreadable().contains("queue_job");
    }

    public boolean hasColumn(String column) {
        return jobColumns.contains(column);
    }

    /// The columns of queue_job, for statements.
    public TableColumns jobTable() {
        return new TableColumns(jobColumns);
    }

    /// The columns of queue_job_channel; none without the table.
    public TableColumns channelTable() {
        return new TableColumns(channelColumns);
    }

    /// Whether jobs have dependencies, from queue_job 14.0 on.
    public boolean hasGraphs() {
        return GRAPHS.stream().allMatch(this::hasColumn);
    }

    /// Whether row locks show which jobs are dead, in the releases from 2025 on.
    public boolean hasLockTable() {
        return tables.contains("queue_job_lock");
    }

    /// For `status --json`: the features that not every release has, as far as this database has them.
    public List<String> features() {
        var features = new ArrayList<String>();
        if (hasGraphs()) {
            features.add("graphs");
        }
        if (hasColumn("date_cancelled")) {
            features.add("date_cancelled");
        }
        if (hasColumn("identity_key")) {
            features.add("identity_key");
        }
        if (hasLockTable()) {
            features.add("queue_job_lock");
        }
        if (channelColumns.contains("capacity")) {
            features.add("channel_capacity");
        }
        if (channelColumns.contains("paused")) {
            features.add("channel_paused");
        }
        return features;
    }

    public boolean seesAllSessions() {
        return rights.readsAllStats() || rights.superuser();
    }

    /// The one of the limits that matters only if other roles have sessions.
    public String hiddenSessions() {
        return "Role " + rights.role() + " is not in pg_read_all_stats: sessions of other roles are partly hidden.";
    }

    /// Sentences that apply to all that is seen through this connection: they belong above the figures.
    public List<String> caveats() {
        var caveats = new ArrayList<String>();
        var standby = server.standby();
        if (standby != null) {
            caveats.add("This server is " + standby.sentence() + ". Signalbox cannot see runners and workers from"
                    + " here and can change nothing. Figures may lag behind the primary.");
        }
        var pooler = server.pooler();
        if (pooler != null) {
            caveats.add(pooler.sentence() + ": changes show only at the next"
                    + " refresh, and no runner and no drill can work through it. Connect to the server"
                    + " itself.");
        }
        if (hidesJobs()) {
            caveats.add("Row security limits which rows of queue_job role " + rights.role()
                    + " sees: all figures count only those rows.");
        }
        return caveats;
    }

    /// Why no runner can work through this connection; empty when a runner can.
    public Optional<String> runnerObjection() {
        var standby = server.standby();
        if (standby != null) {
            return Optional.of(standby.refusal());
        }
        var pooler = server.pooler();
        if (pooler != null) {
            return Optional.of(pooler.refusal());
        }
        if (!rights.writesQueue()) {
            return Optional.of("Role " + rights.role() + " may not change queue_job. A runner that leads but"
                    + " cannot enqueue a job would stop the other runners from doing so. GRANT UPDATE ON"
                    + " queue_job, or connect as Odoo's own role.");
        }
        if (hidesJobs()) {
            return Optional.of("Row security hides jobs from role " + rights.role() + ". A leader that does not"
                    + " see these jobs would never dispatch them. Connect as Odoo's own role.");
        }
        return trigger.runnerObjection();
    }

    /// Sentences about what this connection cannot see or do, worst first.
    public List<String> limits() {
        var limits = new ArrayList<>(caveats());
        switch (trigger) {
            case MISSING ->
                limits.add("The trigger queue_job_notify is missing: runners refuse this database, and changes"
                        + " show only at the next refresh. Update the module queue_job to restore it.");
            case INCOMPLETE ->
                limits.add("The trigger queue_job_notify does not fire for insert, update and delete:"
                        + " runners refuse this database. Update the module queue_job to restore it.");
            case DISABLED ->
                limits.add("The trigger queue_job_notify is disabled: runners are not notified of jobs. Enable it"
                        + " with ALTER TABLE queue_job ENABLE TRIGGER queue_job_notify.");
            case SILENT ->
                limits.add("The function of the trigger queue_job_notify no longer notifies: runners are not"
                        + " notified of jobs."
                        + " Update the module queue_job to restore it.");
            case UNKNOWN ->
                limits.add("The text of the function of the trigger queue_job_notify does not show whether it"
                        + " notifies.");
            case COMPLETE -> {}
        }
        if (schemas.size() > 1) {
            limits.add("The schemas with a table queue_job are " + String.join(", ", schemas)
                    + ". Signalbox uses the table of " + schemas.getFirst() + ": the first on the search_path of role "
                    + rights.role() + ", where tables of the database's owner, of superusers and of this role"
                    + " come before those of others.");
        }
        addOthers(limits);
        if (!seesAllSessions()) {
            limits.add(hiddenSessions());
        }
        if (!rights.writesQueue()) {
            limits.add("Role " + rights.role() + " may not change queue_job: no operation on jobs is" + " possible.");
        }
        addHidden(limits);
        if (!rights.hidden().columns().isEmpty()) {
            limits.add(unreadable(rights.hidden().columns()) + ": what needs them is left out or unknown. GRANT SELECT"
                    + " ON queue_job.");
        }
        var missing = USUAL_COLUMNS.stream()
                .filter(column ->
                        !hasColumn(column) && !rights.hidden().columns().contains(column))
                .toList();
        if (!missing.isEmpty()) {
            limits.add("queue_job lacks the columns " + String.join(", ", missing) + ": Signalbox leaves out"
                    + " what needs them.");
        }
        if (!hasGraphs() && hiddenGraphs().isEmpty()) {
            limits.add(whyNoGraphs());
        }
        return limits;
    }

    private void addOthers(List<String> limits) {
        var others = rights.hidden().others();
        if (!others.isEmpty()) {
            limits.add("Signalbox does not use " + sorted(others) + ": Odoo's tables are in the schema of queue_job ("
                    + schemas.getFirst() + ") and belong to its owner or to a superuser.");
        }
    }

    /// Why nothing is known of dependencies: this database has none, or the role may not read them.
    public String whyNoGraphs() {
        var hidden = hiddenGraphs();
        return hidden.isEmpty()
                ? "queue_job has no dependencies here (they came with 14.0)."
                : unreadable(hidden) + ".";
    }

    private Set<String> hiddenGraphs() {
        return rights.hidden().columns().stream().filter(GRAPHS::contains).collect(Collectors.toSet());
    }

    private String unreadable(Set<String> columns) {
        return "Role " + rights.role() + " may not read the columns " + sorted(columns) + " of queue_job";
    }

    private void addHidden(List<String> limits) {
        var tables = new TreeSet<>(rights.hidden().unreadable());
        tables.remove("queue_job");
        var unreadable = sorted(tables);
        if (!unreadable.isEmpty()) {
            limits.add("Role " + rights.role() + " may not read " + unreadable
                    + ": what needs it is left out or unknown." + " GRANT SELECT on it.");
        }
        var secured = new TreeSet<>(rights.hidden().rowSecured());
        secured.remove("queue_job");
        if (!secured.isEmpty()) {
            limits.add("Row security limits which rows of " + sorted(secured) + " role " + rights.role() + " sees.");
        }
    }

    private static String sorted(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
