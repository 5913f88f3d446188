package signalbox.election;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import signalbox.text.ShortUuid;

/// One connection of a job runner, as `pg_stat_activity` shows it to this role. What the role may not see is
/// null.
///
/// @param uuid from `jobrunner_<uuid>`; null for a runner that takes part in no election
/// @param client address and port; null when hidden or a UNIX socket
/// @param backendStart by the server's clock; null when hidden
/// @param state `active`, `idle`, …; null when hidden
/// @param stateChange when it was last active; null when hidden
/// @param lastStatement null when hidden
public record RunnerConnection(
        int pid,
        String applicationName,
        @Nullable String uuid,
        String database,
        String role,
        @Nullable String client,
        @Nullable Instant backendStart,
        @Nullable String state,
        @Nullable Instant stateChange,
        @Nullable String lastStatement) {

    /// How the application name of each runner of the oldest-connection scheme begins; its uuid follows.
    public static final String PREFIX = "jobrunner_";

    private static final Pattern NAME =
            Pattern.compile("(" + PREFIX + "\\p{XDigit}{8})(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /// The cursor of the field's runners, and the statement that the embedded runner uses in its place. A statement
    /// with which Signalbox looks for runners holds these words, too, but does not count.
    private static final Pattern READS_QUEUE = Pattern.compile(
            "^\\s*(?:(?:declare|fetch\\b.*\\bfrom|close)\\s+\"?select_jobs\\b|(?:select\\s*\\(.*;\\s*)?with\\s+\"select_jobs\"\\s+as\\b)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /// Whether this role may not see when the backend started: then its place is not known.
    public boolean isHidden() {
        return backendStart == null;
    }

    /// Whether it is an embedded runner of a Signalbox, and which kind.
    public EmbeddedMarker embedded() {
        return EmbeddedMarker.of(applicationName);
    }

    /// Whether it takes part in the election of the oldest connection.
    public boolean isElected() {
        return uuid != null;
    }

    /// Where its client is, for people.
    public String clientLabel() {
        return clientLabel(client, isHidden());
    }

    /// A missing address means a UNIX socket, unless everything else is hidden, too.
    public static String clientLabel(@Nullable String client, boolean isHidden) {
        return client != null ? client : isHidden ? "hidden" : "local socket";
    }

    /// Whether both are connections of one runner, each to a database of its own: Odoo's runners of pull request 607
    /// have one uuid for all, embedded runners the beginning of it.
    boolean isOfSameRunner(RunnerConnection other) {
        return uuid != null
                && other.uuid != null
                && (uuid.equals(other.uuid) || EmbeddedMarker.areOfOneRunner(uuid, other.uuid));
    }

    /// The first eight characters of the uuid; without one, the application name.
    public String shortName() {
        return uuid == null ? applicationName : ShortUuid.of(uuid);
    }

    /// Which runner it is, for people: `jobrunner_7c1e03aa, role odoo, from 10.0.0.7:51234, database acme`.
    public String label() {
        return shown(applicationName) + place();
    }

    /// The same with the whole name, for the log.
    public String labelInFull() {
        return applicationName + place();
    }

    private String place() {
        return ", role " + role + (client == null ? "" : ", from " + client) + ", database " + database;
    }

    /// `jobrunner_7c1e03aa`: a runner's application name with the first characters of its uuid. Another name stays.
    public static String shown(String applicationName) {
        var named = NAME.matcher(applicationName);
        return named.matches() ? named.group(1) : applicationName;
    }

    /// Whether the last statement seen was the one with which runners dispatch a job.
    public boolean lastDispatched() {
        var statement = lastStatement;
        return statement != null
                && statement.stripLeading().regionMatches(true, 0, "UPDATE", 0, 6)
                && statement.contains("queue_job")
                && statement.contains("enqueued");
    }

    /// The same, and the statement is over: one that still waits has dispatched nothing yet.
    public boolean hasDispatched() {
        return lastDispatched() && !Objects.equals(state, "active");
    }

    /// Whether the last statement seen was one with which only a runner that leads reads the queue: between two
    /// dispatches it reads what changed through a cursor of this name.
    public boolean lastReadQueue() {
        return lastStatement != null && READS_QUEUE.matcher(lastStatement).find();
    }

    /// Whether it is the same backend, whatever else changed about it.
    public boolean isSameBackend(RunnerConnection other) {
        return BackendKey.of(this).equals(BackendKey.of(other));
    }

    /// The time since its start; null when the start is hidden.
    public @Nullable Duration age(Instant serverTime) {
        return backendStart == null ? null : Duration.between(backendStart, serverTime);
    }
}
