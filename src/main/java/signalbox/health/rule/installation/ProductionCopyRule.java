package signalbox.health.rule.installation;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.FindingContext.Other;
import signalbox.health.FindingContext.Stage;
import signalbox.health.Remedy;
import signalbox.health.Rule;
import signalbox.monitor.Snapshot;
import signalbox.queue.JobState;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.installation.OdooSetup;
import signalbox.text.NumberText;
import signalbox.text.Severity;

/// Finds a copy of production that still has production's identity or addresses.
public final class ProductionCopyRule implements Rule {
    /// Odoo.sh names the host of a production build after its project, that of any other build after its branch and
    /// build.
    private static final Pattern PRODUCTION_HOST = Pattern.compile("[a-z0-9-]+\\.odoo\\.com");

    private static final String BUILD_HOST = ".dev.odoo.com";

    @Override
    public List<Finding> judge(Snapshot snapshot, FindingContext known) {
        return snapshot.health().setup().known().stream()
                .flatMap(setup -> Stream.concat(copied(setup, snapshot, known).stream(), url(setup, known).stream()))
                .toList();
    }

    private static Optional<Finding> copied(OdooSetup setup, Snapshot snapshot, FindingContext known) {
        var uuid = setup.parameter(OdooSetup.DATABASE_UUID).orElse("");
        if (known.stage() != Stage.ELSE || uuid.isEmpty()) {
            return Optional.empty();
        }
        return known.others().stream()
                .filter(other -> other.stage() == Stage.PRODUCTION && uuid.equals(other.uuid()))
                .findFirst()
                .map(other -> copied(setup, snapshot, other, uuid));
    }

    private static Finding copied(OdooSetup setup, Snapshot snapshot, Other original, String uuid) {
        var neutral = setup.parameter(OdooSetup.NEUTRALIZED)
                .filter(value -> value.toLowerCase(Locale.ROOT).equals("true"))
                .isPresent();
        var work = snapshot.work();
        var seen = new ArrayList<String>();
        seen.add("database.uuid is " + uuid + ", as in the database of profile " + original.profile() + ".");
        seen.add(NumberText.of(work.due() + work.later(), "pending job")
                + (work.due() + work.later() == 1 ? " is" : " are") + " in this copy.");
        seen.add(
                neutral
                        ? OdooSetup.NEUTRALIZED + " is set: mails and payments are off."
                        : OdooSetup.NEUTRALIZED + " is not set: mails, payments and crons may be live.");
        return new Finding(
                "copied-database",
                neutral ? Severity.INFO : Severity.WARNING,
                "This database is a copy of production",
                seen,
                "Jobs that were pending when it was copied would run here too, and would reach the same outside"
                        + " systems.",
                "Cancel them before a runner starts, and give the copy a uuid of its own (duplicate it through Odoo, or"
                        + " odoo-bin neutralize).",
                new Remedy.ShowJobs(JobFilter.ALL.withStates(Set.of(JobState.PENDING))));
    }

    private static Optional<Finding> url(OdooSetup setup, FindingContext known) {
        var url = setup.parameter(OdooSetup.BASE_URL).orElse("");
        var host = host(url);
        if (host.isEmpty()) {
            return Optional.empty();
        }
        return switch (known.stage()) {
            case ELSE -> foreign(host, known).map(reason -> url(url, "points at production", reason));
            case PRODUCTION ->
                host.endsWith(BUILD_HOST)
                        ? Optional.of(url(
                                url,
                                "of production points at another build",
                                "Hosts below " + BUILD_HOST.substring(1)
                                        + " are those of staging and development builds of Odoo.sh."))
                        : Optional.empty();
            case UNKNOWN -> Optional.empty();
        };
    }

    /// Why this host belongs to production; empty when nothing shows that it does.
    private static Optional<String> foreign(String host, FindingContext known) {
        return known.others().stream()
                .filter(other -> other.stage() == Stage.PRODUCTION && host.equals(host(other.baseUrl())))
                .findFirst()
                .map(other -> "The database of profile " + other.profile() + " has the same host.")
                .or(() -> PRODUCTION_HOST.matcher(host).matches()
                        ? Optional.of("Staging and development builds of Odoo.sh have hosts below "
                                + BUILD_HOST.substring(1) + ".")
                        : Optional.empty());
    }

    private static Finding url(String url, String how, String reason) {
        return new Finding(
                "base-url-mismatch",
                Severity.WARNING,
                "web.base.url " + how,
                List.of("web.base.url is " + url + ".", reason),
                "Odoo builds the links in mails from it. A runner that takes its host from it sends the jobs of"
                        + " one database to the workers of another.",
                "Set web.base.url to this build's own address, and look at host in the section [queue_job] of odoo.conf.",
                Remedy.none());
    }

    private static String host(@Nullable String url) {
        try {
            var host = url == null ? null : URI.create(url.strip()).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
