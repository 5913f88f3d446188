package signalbox.ui.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import signalbox.app.config.ConfigSource;
import signalbox.app.config.LoadedConfig;
import signalbox.text.TimeText;

/// The names of the sources on screen.
///
/// @param profile the name of the open profile
/// @param host the name of its host; null: it has none
record SourceNames(String profile, @Nullable String host) {
    /// The name on a button or in a menu.
    String name(ConfigSource source) {
        return switch (source) {
            case ConfigSource.OfProfile() -> profile + " · odoo.conf";
            case ConfigSource.OnDisk(var path) -> String.valueOf(path.getFileName());
            case ConfigSource.OnHost _ -> profile + " · SSH";
            case ConfigSource.OfBuild(var build, var _, var _) -> build + " · odoo.conf";
            case ConfigSource.Pasted(var number, var _) -> "pasted text " + number;
            case ConfigSource.Kept(var owner, var _, var at) ->
                owner + " · copy of " + TimeText.day(at) + " " + TimeText.minute(at);
            case ConfigSource.Recommended() -> "recommended for this build";
            case ConfigSource.InDatabase() -> "database parameters";
        };
    }

    /// The path, for the head of its side.
    static String path(LoadedConfig read) {
        return read.file().name();
    }

    /// The tag at the head of its side: the environment, else the kind of source.
    static String tag(LoadedConfig read) {
        var environment = read.environment();
        return environment != null ? environment.word().toUpperCase(Locale.ROOT) : kind(read.source());
    }

    private static String kind(ConfigSource source) {
        return source instanceof ConfigSource.Pasted ? "PASTED" : "FILE";
    }

    /// How it was obtained: `read over SSH`, before the age.
    static String how(ConfigSource source) {
        return switch (source) {
            case ConfigSource.OfProfile _ -> "read";
            case ConfigSource.OnDisk _ -> "read";
            case ConfigSource.OfBuild _ -> "read";
            case ConfigSource.OnHost _ -> "read over SSH";
            case ConfigSource.Pasted _ -> "pasted";
            case ConfigSource.Kept _ -> "kept";
            case ConfigSource.Recommended _ -> "made";
            case ConfigSource.InDatabase _ -> "read from the database";
        };
    }
}
