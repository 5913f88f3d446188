package signalbox.postgres.connection;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A `postgres://` URL as libpq reads it (PostgreSQL manual, "Connection URIs"): host, port, user and password may also
/// be parameters, and the folder of a UNIX socket may be an encoded host.
///
/// @param unused parameters of libpq that have no effect here
public record ConnectionUrl(ConnectionSpec spec, List<String> unused) {
    private static final Set<String> USED = Set.of("sslmode", "service", "host", "port", "user", "password", "dbname");

    private static final Set<String> OF_LIBPQ = Set.of(
            "application_name",
            "channel_binding",
            "client_encoding",
            "connect_timeout",
            "fallback_application_name",
            "gssdelegation",
            "gssencmode",
            "gsslib",
            "hostaddr",
            "keepalives",
            "keepalives_count",
            "keepalives_idle",
            "keepalives_interval",
            "krbsrvname",
            "load_balance_hosts",
            "max_protocol_version",
            "min_protocol_version",
            "options",
            "passfile",
            "replication",
            "require_auth",
            "requirepeer",
            "requiressl",
            "scram_client_key",
            "scram_server_key",
            "servicefile",
            "ssl",
            "ssl_max_protocol_version",
            "ssl_min_protocol_version",
            "sslcert",
            "sslcertmode",
            "sslcompression",
            "sslcrl",
            "sslcrldir",
            "sslkey",
            "sslkeylogfile",
            "sslnegotiation",
            "sslpassword",
            "sslrootcert",
            "sslsni",
            "target_session_attrs",
            "tcp_user_timeout");

    public ConnectionUrl {
        unused = List.copyOf(unused);
    }

    /// @throws IllegalArgumentException with a sentence that says which part is wrong; it holds no password
    public static ConnectionUrl parse(String url) {
        var uri = uri(url);
        if (!"postgres".equals(uri.getScheme()) && !"postgresql".equals(uri.getScheme())) {
            throw new IllegalArgumentException("The URL must start with postgres://");
        }
        var options = options(uri.getRawQuery());
        var authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        var at = authority.lastIndexOf('@');
        var login = at < 0 ? "" : authority.substring(0, at);
        var colon = login.indexOf(':');
        var server = UrlAddress.of(authority.substring(at + 1));
        var host = given(options.get("host"), server.host(), "host");
        var database = given(options.get("dbname"), database(uri), "database");
        var user = options.getOrDefault("user", decoded(colon < 0 ? login : login.substring(0, colon)));
        var password = options.getOrDefault("password", colon < 0 ? "" : decoded(login.substring(colon + 1)));
        var sslMode = options.get("sslmode");
        var spec = new ConnectionSpec(
                host,
                port(options.getOrDefault("port", server.port())),
                database,
                user.isEmpty() ? System.getProperty("user.name") : user,
                sslMode == null ? SslMode.defaultFor(host) : SslMode.of(sslMode),
                password.isEmpty() ? null : new Password(password),
                options.get("service"),
                null);
        return new ConnectionUrl(
                spec, options.keySet().stream().filter(OF_LIBPQ::contains).toList());
    }

    /// As they are written, but with the host decoded; empty where left out.
    private record UrlAddress(String host, String port) {
        static UrlAddress of(String text) {
            if (text.contains(",")) {
                throw new IllegalArgumentException("The URL names several hosts: give only the host to connect to");
            }
            var colon = text.lastIndexOf(':');
            var hasPort = colon > text.lastIndexOf(']');
            var host = decoded(hasPort ? text.substring(0, colon) : text);
            return new UrlAddress(host.replaceAll("^\\[|]$", ""), hasPort ? text.substring(colon + 1) : "");
        }
    }

    private static String database(URI uri) {
        var path = uri.getRawPath();
        return path == null || path.length() < 2 ? "" : decoded(path.substring(1));
    }

    private static String given(@Nullable String option, String written, String what) {
        var value = option == null ? written : option;
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The URL has no " + what + ": postgres://USER@HOST:PORT/DATABASE");
        }
        return value;
    }

    private static int port(String text) {
        try {
            return text.isEmpty() ? ConnectionSpec.DEFAULT_PORT : Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(
                    "The URL has a port that is not a number: postgres://USER@HOST:PORT/DATABASE");
        }
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The URL is not valid at character " + e.getIndex() + ": "
                    + fault(url, e) + ". It is postgres://USER@HOST:PORT/DATABASE");
        }
    }

    /// The message repeats at most one character of the URL, because a password may be near.
    private static String fault(String url, URISyntaxException e) {
        var at = e.getIndex();
        if (at < 0 || at >= url.length()) {
            return "it is incomplete";
        }
        if (url.charAt(at) == '%') {
            return "two hexadecimal digits must follow a %; write %25 for the character %";
        }
        var encoded = URLEncoder.encode(url.substring(at, at + 1), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return encoded.startsWith("%") ? "this character must be written as " + encoded : "it is not allowed there";
    }

    private static Map<String, String> options(@Nullable String query) {
        var options = new LinkedHashMap<String, String>();
        for (var pair : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
            var equals = pair.indexOf('=');
            var key = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (!USED.contains(key) && !OF_LIBPQ.contains(key)) {
                throw new IllegalArgumentException(unknown(key));
            }
            options.put(key, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return options;
    }

    private static String unknown(String key) {
        var nearest = Stream.concat(USED.stream(), OF_LIBPQ.stream())
                .filter(known -> known.equalsIgnoreCase(key.replace("-", "").replace("_", "")))
                .findFirst();
        return "The URL has a parameter that libpq does not know: " + key
                + nearest.map(known -> "; is it " + known + "?").orElse("");
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
