package signalbox.app.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.app.profile.Environment;
import signalbox.demo.DemoConfigs;
import signalbox.remote.SshHost;

/// The builds whose odoo.conf can be read.
///
/// @param host where the odoo.conf of the profile's own build is; null: it cannot be reached by SSH
/// @param local the builds on this machine; the profile's own comes last
public record BuildConfigs(@Nullable SshHost host, List<ConfigSource.OfBuild> local) {
    public BuildConfigs {
        local = List.copyOf(local);
    }

    public static BuildConfigs bySsh(@Nullable SshHost host) {
        return new BuildConfigs(host, List.of());
    }

    public static BuildConfigs ofDemo(DemoConfigs demo) {
        return new BuildConfigs(
                null,
                List.of(
                        new ConfigSource.OfBuild("acme-prod", Environment.PRODUCTION, demo.production()),
                        new ConfigSource.OfBuild("acme-staging", Environment.STAGING, demo.staging()),
                        new ConfigSource.OfBuild("acme-demo", Environment.DEMO, demo.own())));
    }

    List<ConfigSource> sources() {
        return host == null ? List.copyOf(local) : List.of(new ConfigSource.OnHost(ConfigSource.OnHost.USUAL_PATH));
    }

    /// Null: not known. Builds of Odoo.sh never run on this machine.
    @Nullable
    Boolean areOnOdooSh() {
        return local.isEmpty() ? null : false;
    }
}
