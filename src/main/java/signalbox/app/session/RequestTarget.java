package signalbox.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.app.route.ConnectionRoute;
import signalbox.audit.RefusedException;
import signalbox.config.EffectiveSettings;
import signalbox.config.RunnerSetting;
import signalbox.config.check.RunnerTarget;
import signalbox.health.KnownConfig;
import signalbox.postgres.connection.Password;
import signalbox.runner.EmbeddedRunner;
import signalbox.runner.JoinElection;
import signalbox.runner.RunnerOptions;
import signalbox.runner.odoo.RunjobEndpoint;
import signalbox.text.LocalHost;

/// Where Odoo answers requests for jobs.
///
/// @param source how this is known: a clause
public record RequestTarget(RunjobEndpoint endpoint, String source) {
    /// What may show it.
    ///
    /// @param remote whether that configuration belongs to another machine: its localhost is not this one
    /// @param embedded the target of the embedded runner, if it has one
    /// @param baseUrl the database's web.base.url
    record Known(
            KnownConfig config,
            boolean remote,
            @Nullable RunjobEndpoint embedded,
            @Nullable String baseUrl) {}

    /// Takes the target from the configuration of the runners, else from the embedded runner, else from the site
    /// itself.
    ///
    /// @throws RefusedException when none of them shows it; the message says how to give one
    static RequestTarget choose(Known known) {
        var reasons = new ArrayList<String>();
        return configured(known, reasons)
                .or(() -> Optional.ofNullable(known.embedded())
                        .map(target -> new RequestTarget(target, "the embedded runner's target")))
                .or(() -> ofSite(known.baseUrl(), reasons))
                .orElseThrow(() -> new RefusedException("It is not known where Odoo answers: "
                        + String.join(" ", reasons)
                        + " Give the address with ask-again --target http://HOST:PORT, or a way to its"
                        + " odoo.conf: an SSH host in the profile, or --config FILE. No request was sent."));
    }

    /// For an open session. Blocks.
    static RequestTarget of(SessionParts parts) {
        var target = parts.running
                .runner()
                .embedded()
                .map(EmbeddedRunner::plan)
                .filter(plan -> plan.mode() == RunnerOptions.Mode.DISPATCH)
                .map(JoinElection::target);
        return choose(new Known(
                parts.configs.newest(),
                isRemote(parts.route),
                target.orElse(null),
                parts.databases.capabilities().baseUrl()));
    }

    /// For a command that looks at a database.
    public static RequestTarget of(ConnectionRoute reach, KnownConfig config, @Nullable String baseUrl) {
        return choose(new Known(config, isRemote(reach), null, baseUrl));
    }

    static boolean isRemote(ConnectionRoute reach) {
        var host = reach.destination().spec().host();
        return reach.host().isPresent() || !(host.startsWith("/") || LocalHost.isThisMachine(host));
    }

    private static Optional<RequestTarget> configured(Known known, List<String> reasons) {
        return switch (known.config()) {
            case KnownConfig.Read read -> ofFile(read, known.remote(), reasons);
            case KnownConfig.NotGiven(var reason, var _) -> none(reasons, "No odoo.conf was read: " + reason);
            case KnownConfig.Unreadable(var reason, var _) -> none(reasons, reason);
        };
    }

    private static Optional<RequestTarget> none(List<String> reasons, String reason) {
        reasons.add(reason);
        return Optional.empty();
    }

    private static Optional<RequestTarget> ofFile(KnownConfig.Read config, boolean remote, List<String> reasons) {
        var file = config.file();
        var faults = RunnerTarget.of(file, config.context()).faults();
        if (file.error().isPresent() || !faults.isEmpty()) {
            return none(reasons, file.name() + " does not say: its settings for the target are wrong.");
        }
        var settings = EffectiveSettings.of(file, config.context().environment());
        var host = value(settings, RunnerSetting.HOST);
        if (remote && LocalHost.isThisMachine(host)) {
            return none(reasons, file.name() + " says " + host + ", which is on another machine.");
        }
        try {
            var url = value(settings, RunnerSetting.SCHEME) + "://" + host + ":" + value(settings, RunnerSetting.PORT);
            var endpoint = withLogin(RunjobEndpoint.parse(url), settings);
            return Optional.of(new RequestTarget(endpoint, file.name()));
        } catch (IllegalArgumentException e) {
            return none(reasons, file.name() + " does not say: " + e.getMessage() + ".");
        }
    }

    private static RunjobEndpoint withLogin(RunjobEndpoint endpoint, EffectiveSettings settings) {
        var user = value(settings, RunnerSetting.HTTP_AUTH_USER);
        return user.isEmpty()
                ? endpoint
                : endpoint.withLogin(new RunjobEndpoint.Login(
                        user, new Password(value(settings, RunnerSetting.HTTP_AUTH_PASSWORD))));
    }

    private static String value(EffectiveSettings settings, RunnerSetting setting) {
        var value = settings.of(setting).value();
        return value == null ? "" : value.strip();
    }

    private static Optional<RequestTarget> ofSite(@Nullable String baseUrl, List<String> reasons) {
        if (baseUrl == null || baseUrl.isBlank()) {
            return none(reasons, "The database has no web.base.url that this role can read.");
        }
        try {
            var endpoint = RunjobEndpoint.parse(baseUrl.strip());
            return Optional.of(new RequestTarget(endpoint, "web.base.url, because nothing else says it"));
        } catch (IllegalArgumentException e) {
            return none(reasons, "web.base.url cannot be used: " + e.getMessage() + ".");
        }
    }
}
