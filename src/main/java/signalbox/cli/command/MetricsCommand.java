package signalbox.cli.command;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import signalbox.app.session.Session;
import signalbox.app.session.Sessions;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.DatabaseLook;
import signalbox.cli.option.DatabaseOptions;
import signalbox.cli.option.WebhookOption;
import signalbox.cli.output.AppVersion;
import signalbox.cli.output.ExitCode;
import signalbox.health.Silences.SortedFindings;
import signalbox.metrics.Exposition;
import signalbox.metrics.MetricFiles;
import signalbox.metrics.WatchMetrics;
import signalbox.metrics.WatchedDatabase;
import signalbox.metrics.server.ListenAddress;
import signalbox.metrics.server.MetricsServer;
import signalbox.text.NumberText;

@Command(
        name = "metrics",
        description = {
            "Watches one database and offers its figures to Prometheus, at http://" + ListenAddress.USUAL + "/metrics"
                    + " unless --listen says otherwise. However often they are read, it is one watch.",
            "There is no login: on an address that other machines reach, all of them can read the figures.",
            "It runs until it is ended; while the database cannot be reached, it says so, offers no figures about it,"
                    + " and tries again."
        },
        footer = {
            "",
            "Exit codes: 0 printed (--once, --dashboard, --rules); 3 cannot listen on the address, or --once could not"
                    + " connect; 130 and 143 ended by Ctrl-C and SIGTERM."
        })
final class MetricsCommand implements Callable<Integer> {
    private static final int MOST_METHODS = 20;

    @Mixin
    private DatabaseOptions target = new DatabaseOptions();

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Where; " + ListenAddress.USUAL + " by default.")
    private String listen = ListenAddress.USUAL;

    @Option(
            names = "--methods",
            paramLabel = "N",
            description = "Also the failed jobs of the N methods with the most, 1 to 20: a series for each.")
    private int methods;

    @Mixin
    private WebhookOption webhook = new WebhookOption();

    @ArgGroup
    private @Nullable Printed printed;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "With --once: openmetrics (by default) or prometheus. The server sends what the client asks"
                    + " for.")
    private String format = "openmetrics";

    /// What is printed in the place of a watch.
    static final class Printed {
        @Option(names = "--once", description = "Prints the figures of one look, and ends.")
        private boolean once;

        @Option(names = "--dashboard", description = "Prints a dashboard for Grafana, and ends.")
        private boolean dashboard;

        @Option(names = "--rules", description = "Prints alerting rules for Prometheus, and ends.")
        private boolean rules;
    }

    private final CommandContext context;

    MetricsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (methods < 0 || methods > MOST_METHODS) {
            throw new IllegalArgumentException("--methods is 1 to " + MOST_METHODS + ", not " + methods);
        }
        webhook.check();
        var instead = printed;
        if (instead == null) {
            return serve(ListenAddress.of(listen));
        }
        if (instead.once) {
            return once(exposition(format));
        }
        if (instead.dashboard) {
            context.out().forProgram(MetricFiles.dashboard());
        }
        if (instead.rules) {
            context.out().forProgram(MetricFiles.rules());
        }
        return ExitCode.FINE;
    }

    private static Exposition exposition(String name) {
        return Arrays.stream(Exposition.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("--format is openmetrics or prometheus, not \"" + name + "\""));
    }

    private int once(Exposition wanted) {
        return context.look(target, look -> {
            var read = context.snapshot(look);
            var metrics =
                    metrics(watched(look), CheckResult.of(context, look, read).sorted());
            context.out().forProgram(new String(wanted.bytes(metrics.once(read.snapshot())), StandardCharsets.UTF_8));
            return ExitCode.FINE;
        });
    }

    private WatchMetrics metrics(WatchedDatabase watched, SortedFindings findings) {
        return new WatchMetrics(watched, methods, _ -> findings);
    }

    private static WatchedDatabase watched(DatabaseLook look) {
        return new WatchedDatabase(
                AppVersion.number(),
                look.profile().name(),
                look.capabilities().server().database(),
                look.protection().environment().word());
    }

    /// Runs until the process is ended.
    private int serve(ListenAddress wanted) throws InterruptedException {
        try (var session = new Sessions(context.folders(), context.clock(), context.operations())
                .open(context.destination(target))) {
            var metrics = new WatchMetrics(
                    new WatchedDatabase(
                            AppVersion.number(),
                            session.profile().name(),
                            session.spec().database(),
                            session.profile().environment().word()),
                    methods,
                    session.findings()::sorted);
            try (var server = MetricsServer.start(wanted, metrics::now);
                    var _ = webhook.follow(session, context)) {
                endWith(server, session);
                context.err().println(greeting(session, server));
                session.monitor().heardJobs().follow(metrics::heard);
                session.monitor().subscribe(metrics::see);
                session.monitor().subscribe(new FaultReport(context)::see);
                session.start();
                new CountDownLatch(1).await();
            }
        }
        return ExitCode.FINE;
    }

    private String greeting(Session session, MetricsServer server) {
        var at = server.address().label();
        return "Figures of " + session.spec().database() + " at http://" + at + "/metrics"
                + (server.isLoopback()
                        ? ", for programs of this machine only. Another address: --listen HOST:PORT."
                        : ". There is no login: everybody who reaches " + at + " can read them.")
                + " Channels with figures of their own: " + NumberText.count(WatchMetrics.MOST_CHANNELS)
                + ", the rest together.";
    }

    private static void endWith(MetricsServer server, Session session) {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("end-metrics").unstarted(() -> {
                    server.close();
                    session.close();
                }));
    }
}
