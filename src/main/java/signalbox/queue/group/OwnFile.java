package signalbox.queue.group;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells code of addons from the code that calls it: Odoo's framework, its addons `base` and `web`, queue_job, Python
/// and its libraries. Where an installation has its addons differs; a folder that only addons have shows where one
/// begins.
final class OwnFile {
    /// Odoo's modules directly below the package `odoo`, in the releases 13 to 19.
    private static final Set<String> FRAMEWORK = Set.of(
            "api.py",
            "models.py",
            "fields.py",
            "http.py",
            "sql_db.py",
            "exceptions.py",
            "osv",
            "service",
            "tools",
            "modules",
            "orm",
            "cli",
            "upgrade",
            "_monkeypatches",
            "netsvc.py",
            "release.py",
            "loglevels.py",
            "models",
            "api",
            "fields",
            "init.py",
            "__init__.py",
            "http",
            "conf",
            "tests");

    private static final Set<String> CALLING_ADDONS =
            Set.of("base", "web", "queue_job", "queue_job_cron_jobrunner", "queue_job_batch");

    private static final Set<String> FOLDERS_OF_ADDONS = Set.of(
            "models",
            "model",
            "wizard",
            "wizards",
            "controllers",
            "components",
            "report",
            "reports",
            "services",
            "jobs",
            "tests",
            "migrations",
            "populate");

    private static final Set<String> LIBRARIES = Set.of("site-packages", "dist-packages");

    private OwnFile() {}

    /// The path from the addon on, as `acme_mail/models/smtp.py`; empty when the file belongs to none.
    static Optional<String> path(String file) {
        var parts = Arrays.stream(file.split("[/\\\\]"))
                .filter(part -> !part.isEmpty())
                .toList();
        var addons = lastAddons(parts);
        if (!file.endsWith(".py") || (addons < 0 && isOfOthers(parts))) {
            return Optional.empty();
        }
        var own = fromAddon(parts.subList(addons + 1, parts.size()), addons >= 0);
        return CALLING_ADDONS.contains(own.getFirst()) ? Optional.empty() : Optional.of(String.join("/", own));
    }

    /// The last folder of addons: `addons`, `extra-addons`, `custom_addons`.
    private static int lastAddons(List<String> parts) {
        for (var i = parts.size() - 2; i >= 0; i--) {
            if (parts.get(i).endsWith("addons")) {
                return i;
            }
        }
        return -1;
    }

    /// Addons that pip installed are below `odoo/addons` and were found before.
    private static boolean isOfOthers(List<String> parts) {
        var odoo = parts.lastIndexOf("odoo");
        return parts.stream().anyMatch(LIBRARIES::contains)
                || parts.stream().anyMatch(part -> part.startsWith("python3") || part.startsWith("<"))
                || parts.getLast().startsWith("odoo-bin")
                || (odoo >= 0 && odoo + 1 < parts.size() && FRAMEWORK.contains(parts.get(odoo + 1)));
    }

    private static List<String> fromAddon(List<String> parts, boolean belowAddons) {
        for (var i = 1; i < parts.size() - 1; i++) {
            if (FOLDERS_OF_ADDONS.contains(parts.get(i)) || CALLING_ADDONS.contains(parts.get(i - 1))) {
                return parts.subList(i - 1, parts.size());
            }
        }
        return belowAddons ? parts : parts.subList(Math.max(0, parts.size() - 2), parts.size());
    }
}
