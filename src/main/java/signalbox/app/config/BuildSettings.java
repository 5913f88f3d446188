package signalbox.app.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.config.ConfigFile;
import signalbox.config.DatabaseConfig;
import signalbox.config.diff.ConfigChange;
import signalbox.config.diff.ConfigDiff;

/// What is known of how a build is configured, without secrets.
///
/// @param conf the newest copy of its odoo.conf; null: none was read yet
/// @param parameters what its database stores for the queue, written as a file; null: not read yet
public record BuildSettings(
        @Nullable ConfigFile conf, @Nullable ConfigFile parameters) {
    public static final BuildSettings UNREAD = new BuildSettings(null, null);

    /// The parameters and channels that a database stores, without what each database has of its own: its address and
    /// its uuid.
    public static ConfigFile comparable(DatabaseConfig kept) {
        return DatabaseConfigText.of(new DatabaseConfig(null, null, kept.parameters(), kept.channels(), List.of()));
    }

    /// Where this build differs from another one, as far as both are known, without what builds must differ in.
    public List<ConfigChange> unexpectedChanges(BuildSettings other) {
        var changes = new ArrayList<ConfigChange>();
        if (conf != null && other.conf != null) {
            changes.addAll(ConfigDiff.of(other.conf, conf));
        }
        if (parameters != null && other.parameters != null) {
            changes.addAll(ConfigDiff.of(other.parameters, parameters));
        }
        return changes.stream().filter(change -> !change.expected()).toList();
    }
}
