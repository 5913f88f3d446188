package signalbox.health.why;

import static java.util.stream.Collectors.joining;

import org.jspecify.annotations.Nullable;
import signalbox.config.BaseUrl;
import signalbox.config.check.CheckContext.Arrivals;
import signalbox.config.check.RunnerTarget;
import signalbox.health.ConfigFileFindings;
import signalbox.health.KnownConfig;
import signalbox.health.Remedy;
import signalbox.health.why.JobDiagnosis.Step;

/// Whether a leader's requests arrive at this site.
final class TargetStep {
    private static final String NAME = "target";

    private TargetStep() {}

    static Step of(KnownConfig config) {
        return switch (config) {
            case KnownConfig.Read read -> of(read);
            case KnownConfig.NotGiven(var reason, var _) -> notRead(reason);
            case KnownConfig.Unreadable(var reason, var _) -> notRead(reason);
        };
    }

    private static Step notRead(String reason) {
        return Step.unknown(NAME, "The odoo.conf says where runners send jobs, but it was not read: " + reason);
    }

    private static Step of(KnownConfig.Read config) {
        var file = config.file();
        var refused = file.error();
        if (refused.isPresent()) {
            return Step.unknown(
                    NAME,
                    "Python refuses " + file.name() + ": " + refused.get().message()
                            + ". The running processes were started with another file.");
        }
        var target = RunnerTarget.of(file, config.context());
        return target.faults().isEmpty() ? fitting(config, target) : wrong(file.name(), target);
    }

    private static Step wrong(String file, RunnerTarget target) {
        return Step.no(
                NAME,
                target.faults().stream()
                        .map(fault -> ConfigFileFindings.seen(file, fault).replace('\n', ' ') + ". " + fault.why())
                        .collect(joining(" ")),
                new Remedy.ShowConfig());
    }

    private static Step fitting(KnownConfig.Read config, RunnerTarget target) {
        var sentence = "Runners send jobs to " + target.url() + ": " + target.seen() + " in "
                + config.file().name() + ". ";
        var site = config.context().baseUrl();
        var arrivals = config.context().arrivals();
        if (arrivals != null && arrivals.leader() == Arrivals.Leader.HERE) {
            return Step.yes(NAME, sentence + "They arrive: a job began at " + arrivals.when() + ".");
        }
        return isSame(target, site)
                ? Step.yes(NAME, sentence + "That is web.base.url." + caveat(config))
                : Step.unknown(NAME, sentence + doubt(site));
    }

    private static boolean isSame(RunnerTarget target, @Nullable BaseUrl site) {
        return site != null && target.url().equals(site.complete());
    }

    private static String caveat(KnownConfig.Read config) {
        return config.context().environment() == null
                ? " The environment variables of its processes override the file; they were not read."
                : "";
    }

    private static String doubt(@Nullable BaseUrl site) {
        return site == null
                ? "It is not known whether that is this site, because web.base.url is not known."
                : "This is right if Odoo itself listens there; web.base.url is " + site.complete() + ".";
    }
}
