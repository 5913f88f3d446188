package signalbox.cli.command.config;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.DatabaseOptions;
import signalbox.config.BaseUrl;
import signalbox.config.ConfigQueries;
import signalbox.config.DatabaseConfig;
import signalbox.config.OdooRelease;
import signalbox.config.check.CheckContext;

/// What is known about the site besides its odoo.conf: from the command line, and from its database if one is given.
final class ConfigSiteOptions {
    @Mixin
    private DatabaseOptions target = new DatabaseOptions();

    @Option(names = "--base-url", paramLabel = "URL", description = "The site's web.base.url.")
    private @Nullable String baseUrl;

    @Option(names = "--http-workers", paramLabel = "N", description = "How many processes answer HTTP.")
    private @Nullable Integer httpWorkers;

    @Option(
            names = "--odoo",
            paramLabel = "RELEASE",
            description = "The release of Odoo that reads the file, such as 16.0. A database says it by itself.")
    private @Nullable String odoo;

    /// @throws IllegalArgumentException for a value that is none
    void check() {
        if (httpWorkers != null && httpWorkers < 1) {
            throw new IllegalArgumentException("--http-workers is a number from 1 on");
        }
        if (baseUrl != null) {
            BaseUrl.parse(baseUrl);
        }
        if (odoo != null && OdooRelease.ofModule(odoo).isEmpty()) {
            throw new IllegalArgumentException("--odoo is one of " + OdooRelease.all());
        }
    }

    CheckContext known(CommandContext context) {
        var stored = stored(context).withHttpWorkers(httpWorkers);
        var known = odoo == null
                ? stored
                : stored.withOdoo(OdooRelease.ofModule(odoo).orElse(null));
        return baseUrl == null ? known : known.withBaseUrl(BaseUrl.parse(baseUrl));
    }

    private CheckContext stored(CommandContext context) {
        if (!target.or(context.before()).isGiven()) {
            return CheckContext.UNKNOWN;
        }
        return context.look(target, look -> {
            var kept = look.database().use("read the configuration", new ConfigQueries(look.capabilities())::read);
            return CheckContext.UNKNOWN
                    .withBaseUrl(site(context, kept))
                    .withRootCapacity(kept.rootCapacity())
                    .withOdoo(
                            OdooRelease.ofModule(look.capabilities().queueJob()).orElse(null));
        });
    }

    private static @Nullable BaseUrl site(CommandContext context, DatabaseConfig kept) {
        try {
            return kept.baseUrl() == null ? null : BaseUrl.parse(kept.baseUrl());
        } catch (IllegalArgumentException e) {
            context.err().println("The database's web.base.url is not used: " + e.getMessage());
            return null;
        }
    }
}
