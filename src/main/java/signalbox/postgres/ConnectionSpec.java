package signalbox.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.text.UrlHost;

/// Where a database is and as whom to connect. Without a password the driver asks `~/.pgpass` (or
/// `PGPASSFILE`), then we ask `PGPASSWORD`. `service` names a section of `pg_service.conf`
/// that holds the password.
///
/// @param host as it is called where the connection starts: behind a detour also the folder of a UNIX socket
/// @param detour how to get there; null: straight
public record ConnectionSpec(
        String host,
        int port,
        String database,
        String user,
        SslMode sslMode,
        @Nullable Secret password,
        @Nullable String service,
        @Nullable Detour detour) {

    public static final int DEFAULT_PORT = 5432;

    public ConnectionSpec {
        if (host.isBlank() || database.isBlank() || user.isBlank()) {
            throw new IllegalArgumentException("A connection needs a host, a database and a user");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("Port " + port + " is not between 1 and 65535");
        }
    }

    public static ConnectionSpec of(String host, int port, String database, String user) {
        return new ConnectionSpec(host, port, database, user, SslMode.defaultFor(host), null, null, null);
    }

    /// Reads `postgres://USER[:PASSWORD]@HOST[:PORT]/DB[?sslmode=…&service=…]` (also `postgresql://`).
    ///
    /// @throws IllegalArgumentException with a sentence that says which part is wrong; no password in it
    public static ConnectionSpec parse(String url) {
        var uri = uri(url);
        if (!"postgres".equals(uri.getScheme()) && !"postgresql".equals(uri.getScheme())) {
            throw new IllegalArgumentException("The URL must start with postgres://");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("The URL " + UrlHost.fault(uri, "postgres://USER@HOST:PORT/DATABASE"));
        }
        var path = uri.getRawPath();
        if (path == null || path.length() < 2) {
            throw new IllegalArgumentException("The URL names no database: postgres://USER@HOST:PORT/DATABASE");
        }
        var options = options(uri.getRawQuery());
        var userInfo = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        var colon = userInfo.indexOf(':');
        var user = decoded(colon < 0 ? userInfo : userInfo.substring(0, colon));
        var password = colon < 0 ? null : new Secret(decoded(userInfo.substring(colon + 1)));
        var host = uri.getHost().replaceAll("^\\[|]$", "");
        var sslMode = options.get("sslmode");
        return new ConnectionSpec(
                host,
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                decoded(path.substring(1)),
                user.isEmpty() ? System.getProperty("user.name") : user,
                sslMode == null ? SslMode.defaultFor(host) : SslMode.of(sslMode),
                password,
                options.get("service"),
                null);
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "The URL is not valid at character " + e.getIndex() + ": " + e.getReason());
        }
    }

    private static Map<String, String> options(@Nullable String query) {
        var options = new HashMap<String, String>();
        if (query != null) {
            for (var pair : query.split("&")) {
                var equals = pair.indexOf('=');
                if (equals > 0) {
                    options.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
        }
        return options;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    public ConnectionSpec withPassword(Secret typed) {
        return new ConnectionSpec(host, port, database, user, sslMode, typed, service, detour);
    }

    public ConnectionSpec withDatabase(String other) {
        return new ConnectionSpec(host, port, other, user, sslMode, password, service, detour);
    }

    public ConnectionSpec withUser(String other) {
        return new ConnectionSpec(host, port, database, other, sslMode, password, service, detour);
    }

    public ConnectionSpec by(Detour other) {
        return new ConnectionSpec(host, port, database, user, sslMode, password, service, other);
    }

    /// `USER @ HOST:PORT / DATABASE`, for messages.
    public String label() {
        return user + " @ " + host + ":" + port + "/" + database;
    }

    /// The URL that `parse` reads, without the password.
    public String url() {
        var bracketed = host.contains(":") ? "[" + host + "]" : host;
        return "postgres://" + user + "@" + bracketed + ":" + port + "/" + database + "?sslmode=" + sslMode.libpq();
    }
}
