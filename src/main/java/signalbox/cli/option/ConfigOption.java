package signalbox.cli.option;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import signalbox.app.config.ConfigCatalog;
import signalbox.channel.ConfiguredChannels;
import signalbox.config.ConfigException;
import signalbox.config.ConfigFile;
import signalbox.health.KnownConfig;

/// The odoo.conf that is read beside a database: a file that was named, else that of the profile's host.
public final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "FILE|-",
            description =
                    "The odoo.conf of this Odoo. Without it: the one that the profile names, else the one that its"
                            + " processes name on the profile's SSH host or here, else one at a usual place there.")
    private @Nullable String file;

    /// The channels for a runner or a forecast. If a file was named and cannot be read, the command ends.
    ///
    /// @throws UncheckedIOException with the reason why it cannot be read
    public ConfiguredChannels channels(CommandContext context, DatabaseLook look) {
        if (file != null
                && given(new InputFile(file), context, context.configs(look))
                        instanceof KnownConfig.Unreadable(var reason, var _)) {
            throw new UncheckedIOException(reason, new IOException(reason));
        }
        return context.configuredChannels(look, read(context, look));
    }

    /// The odoo.conf. If it cannot be read, this is printed, and the command goes on. What only a snapshot shows is
    /// not used to judge it.
    public KnownConfig read(CommandContext context, DatabaseLook look) {
        var configs = context.configs(look);
        var config = file == null ? configs.ofOwnBuild() : given(new InputFile(file), context, configs);
        switch (config) {
            case KnownConfig.Read _ -> {}
            case KnownConfig.Unreadable(var reason, var _) -> context.err().println(reason);
            case KnownConfig.NotGiven(var reason, var _) ->
                look.route().host().ifPresent(_ -> context.err().println(reason));
        }
        return config;
    }

    private static KnownConfig given(InputFile source, CommandContext context, ConfigCatalog configs) {
        try {
            return new KnownConfig.Read(source.read(context, ConfigFile::read), configs.context());
        } catch (UncheckedIOException | ConfigException e) {
            return new KnownConfig.Unreadable(String.valueOf(e.getMessage()), configs.context());
        }
    }
}
