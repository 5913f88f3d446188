package signalbox.runner.odoo;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.connection.Password;
import signalbox.text.HostPort;
import signalbox.text.UrlHostFault;

/// Where Odoo answers `/queue_job/runjob`.
///
/// @param login for basic authentication; null: none
public record RunjobEndpoint(
        String scheme, String host, int port, @Nullable Login login) {
    public record Login(String user, Password password) {}

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final Pattern ADDRESS = Pattern.compile("localhost|[\\d.]+|\\[[\\p{XDigit}:.]+]");

    public RunjobEndpoint(String scheme, String host, int port) {
        this(scheme, host, port, null);
    }

    /// Reads `http://HOST:PORT` or `https://USER:PASSWORD@HOST`.
    ///
    /// @throws IllegalArgumentException with what is wrong; its message holds no password
    public static RunjobEndpoint parse(String url) {
        var uri = uri(url);
        var scheme = uri.getScheme();
        if (!"http".equals(scheme) && !"https".equals(scheme)) {
            throw new IllegalArgumentException("The target must start with http:// or https://");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("The target " + UrlHostFault.fault(uri, "http://HOST:PORT"));
        }
        if (uri.getPort() == 0 || uri.getPort() > HostPort.LAST_PORT) {
            throw new IllegalArgumentException(
                    "The target's port must be 1 to " + HostPort.LAST_PORT + ", not " + uri.getPort());
        }
        if (!uri.getRawPath().matches("/*")) {
            throw new IllegalArgumentException(
                    "The target must not have a path: Odoo is asked at /queue_job/runjob, like"
                            + " queue_job asks it. Give http://HOST:PORT");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("The target must not have a part after ? or #: it is not used. A user"
                    + " goes before the host: http://USER@HOST:PORT");
        }
        var usual = scheme.equals("http") ? HTTP_PORT : HTTPS_PORT;
        return new RunjobEndpoint(
                scheme, uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort(), login(uri.getUserInfo()));
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "The target is not a URL at character " + (e.getIndex() + 1) + ": " + e.getReason());
        }
    }

    private static @Nullable Login login(@Nullable String userInfo) {
        if (userInfo == null) {
            return null;
        }
        var colon = userInfo.indexOf(':');
        return colon < 0
                ? new Login(userInfo, new Password(""))
                : new Login(userInfo.substring(0, colon), new Password(userInfo.substring(colon + 1)));
    }

    public RunjobEndpoint withLogin(Login other) {
        return new RunjobEndpoint(scheme, host, port, other);
    }

    HttpRequest.Builder request(String database, String uuid) {
        var request = HttpRequest.newBuilder(uri(database, uuid));
        if (login != null) {
            var pair = login.user() + ":" + login.password().value();
            var encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + encoded);
        }
        return request;
    }

    /// Whether a request can be sent without waiting: no name to look up at another machine, no TLS handshake to
    /// compute.
    boolean isImmediate() {
        return scheme.equals("http") && ADDRESS.matcher(host).matches();
    }

    /// Without any password.
    public String label() {
        return scheme + "://" + host + ":" + port;
    }

    public URI uri(String database, String uuid) {
        return URI.create(scheme + "://" + host + ":" + port + "/queue_job/runjob?db=" + encoded(database)
                + "&job_uuid=" + encoded(uuid));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
