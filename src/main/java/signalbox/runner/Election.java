package signalbox.runner;

import signalbox.postgres.Sql;

/// How a runner learns that it leads.
public interface Election {
    /// Whether this connection, which bears that name, leads now. Asked until it does.
    boolean leads(Sql own, String applicationName);

    /// Asked at each turn of a leader. Runners of the field do not ask again.
    default boolean stillLeads(Sql own, String applicationName) {
        return true;
    }
}
