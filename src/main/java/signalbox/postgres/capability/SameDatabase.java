package signalbox.postgres.capability;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.PoolerProbe;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionRequirement;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.PostgresException;

/// All connections that belong together lead to one server, and those to one database lead to the same one: what was
/// allowed and shown for it must not be done to another. An address may lead elsewhere from one moment to the next: a
/// tunnel or a name that was changed, several servers behind one name. The first connection decides. Nor may a pooler
/// come between later: settings that are made for a direct connection would stay behind in the pooler.
///
/// A standby that took over belongs to it, a copy that runs beside it does not.
public final class SameDatabase implements ConnectionRequirement {
    private final AtomicReference<@Nullable First> first = new AtomicReference<>();
    private final Map<String, DatabaseIdentity> byName = new ConcurrentHashMap<>();

    private record First(DatabaseIdentity identity, boolean isPooled) {}

    @Override
    public void check(ConnectionSpec spec, Connection connection) throws SQLException {
        if (first.get() == null) {
            PlainConnection.requireAnswer(spec, connection);
        }
        var here = new First(IdentityQueries.read(new Sql(connection)), PoolerProbe.isPooled(connection));
        var before = first.compareAndExchange(null, here);
        if (before != null) {
            requireSame(spec, here, before);
        }
        byName.put(spec.database(), here.identity());
    }

    /// A database that was not connected to before is any one of the first one's server.
    private void requireSame(ConnectionSpec spec, First here, First before) {
        var name = here.identity().database();
        var known = byName.getOrDefault(spec.database(), before.identity().withDatabase(name));
        if (here.identity().isAnother(known)) {
            throw refusal(
                    spec,
                    "leads to another database now than at first: to another server, or to a copy of the first one");
        }
        if (here.isPooled() && !before.isPooled()) {
            throw refusal(spec, "leads through a pooler now, and did not at first");
        }
    }

    private static PostgresException refusal(ConnectionSpec spec, String what) {
        return new PostgresException(
                PostgresException.Kind.UNREACHABLE,
                "The address " + spec.address() + " " + what
                        + ". Nothing was changed there. To go on with what is there now, open the"
                        + " profile again.",
                null);
    }
}
