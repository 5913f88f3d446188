package signalbox.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import signalbox.text.UrlHostFault;

/// The address of a site, as in `web.base.url`.
///
/// @param host in lower case
/// @param port the usual one of the scheme if none is given
public record BaseUrl(String scheme, String host, int port) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /// @throws IllegalArgumentException with what is wrong
    public static BaseUrl parse(String url) {
        var uri = uri(url.strip());
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("The base URL must start with http:// or https://");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("The base URL " + UrlHostFault.fault(uri, "https://HOST"));
        }
        var port = uri.getPort() < 0 ? usualPort(scheme) : uri.getPort();
        return new BaseUrl(scheme, uri.getHost().toLowerCase(Locale.ROOT), port);
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The base URL is not valid at character " + (e.getIndex() + 1));
        }
    }

    /// The URL with its port, even if it is the usual one.
    public String complete() {
        return scheme + "://" + host + ":" + port;
    }

    /// The URL without user, password and path; with a port if it is not the usual one.
    public String origin() {
        return port == usualPort(scheme) ? scheme + "://" + host : complete();
    }

    private static int usualPort(String scheme) {
        return scheme.equals("http") ? HTTP : HTTPS;
    }

    /// Whether it is the public name of a build of Odoo.sh.
    public boolean isOdooSh() {
        return isOdooSh(host);
    }

    public static boolean isOdooSh(String host) {
        return host.toLowerCase(Locale.ROOT).endsWith(".odoo.com");
    }
}
