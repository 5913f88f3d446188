package signalbox.config;

import org.jspecify.annotations.Nullable;

/// The lines with which queue_job works at a site.
public final class RecommendedConfig {
    private RecommendedConfig() {}

    /// The capacity of root that leaves one HTTP worker for users; at least 1.
    public static int rootCapacity(int httpWorkers) {
        return Math.max(1, httpWorkers - 1);
    }

    /// For a build of Odoo.sh if the site's name shows that it is one.
    ///
    /// @param httpWorkers null: not known; then one job at a time
    public static String of(BaseUrl site, @Nullable Integer httpWorkers) {
        return site.isOdooSh() ? forOdooSh(site, httpWorkers) : lines("queue_job", site, httpWorkers);
    }

    /// The same for a build whose name does not show it.
    public static String forOdooSh(BaseUrl site, @Nullable Integer httpWorkers) {
        return lines("odoosh_queue_job", site, httpWorkers);
    }

    private static String lines(String module, BaseUrl site, @Nullable Integer httpWorkers) {
        return """
                [options]
                server_wide_modules = web,%s

                [queue_job]
                channels = root:%d
                scheme = %s
                host = %s
                port = %d
                """.formatted(
                module, httpWorkers == null ? 1 : rootCapacity(httpWorkers), site.scheme(), site.host(), site.port());
    }
}
