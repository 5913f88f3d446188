package signalbox.app.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.app.profile.Environment;
import signalbox.demo.DemoConfigs;
import signalbox.remote.SshHost;
import signalbox.worker.ProcessSource;

/// The builds whose odoo.conf can be read.
///
/// @param host where the odoo.conf of the profile's own build is; null: it cannot be reached by SSH
/// @param local the builds on this machine; the profile's own comes last
/// @param processes of the profile's Odoo; null: not listed
/// @param listed what they were before the first snapshot
public record BuildConfigs(
        @Nullable SshHost host,
        List<ConfigSource.OfBuild> local,
        @Nullable ProcessSource processes,
        OdooProcesses listed) {
    public BuildConfigs {
        local = List.copyOf(local);
    }

    public static BuildConfigs bySsh(@Nullable SshHost host) {
        return new BuildConfigs(host, List.of(), null, OdooProcesses.unlisted());
    }

    /// @param processes of that host, or of this machine
    public static BuildConfigs of(@Nullable SshHost host, ProcessSource processes) {
        return of(host, processes, OdooProcesses.unlisted());
    }

    /// For a command, which has no snapshot yet.
    static BuildConfigs of(@Nullable SshHost host, ProcessSource processes, OdooProcesses listed) {
        return new BuildConfigs(host, List.of(), processes, listed);
    }

    public static BuildConfigs ofDemo(DemoConfigs demo) {
        return new BuildConfigs(
                null,
                List.of(
                        new ConfigSource.OfBuild("acme-prod", Environment.PRODUCTION, demo.production()),
                        new ConfigSource.OfBuild("acme-staging", Environment.STAGING, demo.staging()),
                        new ConfigSource.OfBuild("acme-demo", Environment.DEMO, demo.own())),
                null,
                OdooProcesses.unlisted());
    }

    /// Whether they are builds of the demo.
    boolean areGiven() {
        return !local.isEmpty();
    }

    ConfigPlace place() {
        return new ConfigPlace(host);
    }

    /// Null: not known. Builds of Odoo.sh never run on this machine.
    @Nullable
    Boolean areOnOdooSh() {
        return local.isEmpty() ? null : false;
    }
}
