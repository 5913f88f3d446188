package signalbox.config.check;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.config.BaseUrl;
import signalbox.config.OdooRelease;
import signalbox.text.UtcTime;

/// What is known besides the file. Null: not known; rules that need the value then find nothing.
///
/// @param baseUrl the database's web.base.url
/// @param httpWorkers how many processes answer HTTP
/// @param odooSh whether it is a build of Odoo.sh; if this is not known, the file and the base URL may show it
/// @param rootCapacity the capacity of root, if the database itself stores the limits
/// @param environment the variables of the Odoo process
/// @param arrivals evidence that the runners' requests arrive
/// @param odoo the release of Odoo that reads the file
public record CheckContext(
        @Nullable BaseUrl baseUrl,
        @Nullable Integer httpWorkers,
        @Nullable Boolean odooSh,
        @Nullable Integer rootCapacity,
        @Nullable Map<String, String> environment,
        @Nullable Arrivals arrivals,
        @Nullable OdooRelease odoo) {
    public static final CheckContext UNKNOWN = new CheckContext(null, null, null, null, null, null, null);

    /// A worker began a job that the leader dispatched: so a request arrived.
    ///
    /// @param last the last time, by the server's clock
    /// @param seenAt when that was seen, by the same clock
    public record Arrivals(Instant last, Instant seenAt, Leader leader) {
        /// `01:53:40 UTC, 12 s ago`
        public String when() {
            return UtcTime.since(last, seenAt);
        }

        public enum Leader {
            /// The leader's process is on the host of this configuration.
            HERE,
            /// The leader may have another configuration.
            ANYWHERE
        }
    }

    public CheckContext {
        environment = environment == null ? null : Map.copyOf(environment);
    }

    public CheckContext withBaseUrl(@Nullable BaseUrl url) {
        return new CheckContext(url, httpWorkers, odooSh, rootCapacity, environment, arrivals, odoo);
    }

    public CheckContext withHttpWorkers(@Nullable Integer count) {
        return new CheckContext(baseUrl, count, odooSh, rootCapacity, environment, arrivals, odoo);
    }

    public CheckContext withOdooSh(@Nullable Boolean isOdooSh) {
        return new CheckContext(baseUrl, httpWorkers, isOdooSh, rootCapacity, environment, arrivals, odoo);
    }

    public CheckContext withRootCapacity(@Nullable Integer capacity) {
        return new CheckContext(baseUrl, httpWorkers, odooSh, capacity, environment, arrivals, odoo);
    }

    public CheckContext withEnvironment(@Nullable Map<String, String> variables) {
        return new CheckContext(baseUrl, httpWorkers, odooSh, rootCapacity, variables, arrivals, odoo);
    }

    public CheckContext withArrivals(@Nullable Arrivals seen) {
        return new CheckContext(baseUrl, httpWorkers, odooSh, rootCapacity, environment, seen, odoo);
    }

    public CheckContext withOdoo(@Nullable OdooRelease release) {
        return new CheckContext(baseUrl, httpWorkers, odooSh, rootCapacity, environment, arrivals, release);
    }
}
