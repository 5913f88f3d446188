package signalbox.cli.document.part;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import signalbox.cli.option.DatabaseLook;
import signalbox.postgres.Pooler;
import signalbox.postgres.capability.Capabilities;
import signalbox.postgres.capability.HotStandby;

/// Which database it is, and what this role may see and do there.
///
/// @param environmentReason null if only the profile or the operator says so
/// @param standby null for a primary
/// @param pooler null without a pooler
public record DatabaseDocument(
        String name,
        String serverVersion,
        @Nullable String queueJob,
        @OmitNull @Nullable String queueJobReason,
        List<String> schemaFeatures,
        String role,
        String environment,
        @Nullable String environmentReason,
        boolean readOnly,
        List<String> limits,
        @Nullable Standby standby,
        @Nullable String pooler,
        List<String> rowSecurity) {

    public record Standby(
            @Nullable String primary, @OmitNull @Nullable String primaryReason) {
        static Standby of(HotStandby standby) {
            return new Standby(
                    standby.primary(),
                    NullReason.ifNull(
                            standby.primary(),
                            "Only members of pg_read_all_stats or pg_read_all_settings can" + " see it."));
        }
    }

    public static DatabaseDocument of(Capabilities capabilities, DatabaseLook look) {
        var server = capabilities.server();
        return new DatabaseDocument(
                server.database(),
                server.version(),
                capabilities.queueJob(),
                NullReason.ifNull(capabilities.queueJob(), whyNoVersion(capabilities)),
                capabilities.features(),
                capabilities.rights().role(),
                look.protection().environment().word(),
                look.whyEnvironment(),
                look.protection().readOnly(),
                capabilities.limits(),
                server.standby() == null ? null : Standby.of(server.standby()),
                server.pooler() == null ? null : word(server.pooler()),
                capabilities.rights().hidden().rowSecured().stream().sorted().toList());
    }

    private static String whyNoVersion(Capabilities capabilities) {
        return capabilities.tables().contains("ir_module_module")
                ? "The list of modules has no queue_job that is installed."
                : "There is no list of modules, ir_module_module, that this role may read.";
    }

    private static String word(Pooler pooler) {
        return pooler.name().toLowerCase(Locale.ROOT);
    }
}
