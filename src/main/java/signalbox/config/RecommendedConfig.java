package signalbox.config;

import org.jspecify.annotations.Nullable;

/// The lines that let queue_job work at a site.
public final class RecommendedConfig {
    private RecommendedConfig() {}

    /// How many jobs at a time leave an HTTP worker to users.
    public static int rootCapacity(int httpWorkers) {
        return Math.max(1, httpWorkers - 1);
    }

    /// For a build of Odoo.sh where the site's name shows one.
    ///
    /// @param httpWorkers null: not known, and one job at a time
    public static String of(BaseUrl site, @Nullable Integer httpWorkers) {
        return site.isOdooSh() ? forOdooSh(site, httpWorkers) : lines("queue_job", site, httpWorkers);
    }

    /// Also for a build that goes by a name of its own.
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
