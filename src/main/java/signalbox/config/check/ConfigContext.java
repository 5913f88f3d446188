package signalbox.config.check;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.config.BaseUrl;

/// What is known beside the file. Null: not known, and the rules that need it stay silent.
///
/// @param baseUrl the database's web.base.url
/// @param httpWorkers how many processes answer HTTP
/// @param odooSh whether it is a build of Odoo.sh; where it is not known the file and the base URL may show it
/// @param rootCapacity that of the channel root where the database keeps the limits itself
/// @param environment the variables of the Odoo process
public record ConfigContext(
        @Nullable BaseUrl baseUrl,
        @Nullable Integer httpWorkers,
        @Nullable Boolean odooSh,
        @Nullable Integer rootCapacity,
        @Nullable Map<String, String> environment) {
    public static final ConfigContext UNKNOWN = new ConfigContext(null, null, null, null, null);

    public ConfigContext {
        environment = environment == null ? null : Map.copyOf(environment);
    }

    public ConfigContext withBaseUrl(@Nullable BaseUrl url) {
        return new ConfigContext(url, httpWorkers, odooSh, rootCapacity, environment);
    }

    public ConfigContext withHttpWorkers(@Nullable Integer count) {
        return new ConfigContext(baseUrl, count, odooSh, rootCapacity, environment);
    }

    public ConfigContext withOdooSh(@Nullable Boolean isOdooSh) {
        return new ConfigContext(baseUrl, httpWorkers, isOdooSh, rootCapacity, environment);
    }

    public ConfigContext withRootCapacity(@Nullable Integer capacity) {
        return new ConfigContext(baseUrl, httpWorkers, odooSh, capacity, environment);
    }

    public ConfigContext withEnvironment(@Nullable Map<String, String> variables) {
        return new ConfigContext(baseUrl, httpWorkers, odooSh, rootCapacity, variables);
    }
}
