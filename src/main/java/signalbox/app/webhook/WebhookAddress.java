package signalbox.app.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import signalbox.text.SecretMask;

/// Where findings are sent. It may contain a secret, so that its path is never shown.
public final class WebhookAddress {
    /// Nothing leaves this machine: there plain HTTP is enough. A name but localhost could lead elsewhere.
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1]");

    private final URI uri;

    private WebhookAddress(URI uri) {
        this.uri = uri;
    }

    /// @throws IllegalArgumentException when findings cannot be sent there; its message says why, without the address
    public static WebhookAddress of(String text) {
        try {
            var uri = new URI(text.strip());
            if (uri.getHost() == null) {
                throw new IllegalArgumentException("A webhook is an address such as https://example.com/hook");
            }
            if (uri.getRawUserInfo() != null) {
                throw new IllegalArgumentException("A webhook takes no user and no password in its address");
            }
            return new WebhookAddress(checked(uri));
        } catch (URISyntaxException _) {
            throw new IllegalArgumentException("A webhook is an address such as https://example.com/hook");
        }
    }

    private static URI checked(URI uri) {
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        return switch (String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) {
            case "https" -> uri;
            case "http" -> {
                if (!LOOPBACK.matcher(host).matches()) {
                    throw new IllegalArgumentException(
                            "A webhook of another machine must be https: over http everybody on the way reads it");
                }
                yield uri;
            }
            default ->
                throw new IllegalArgumentException("A webhook begins with https:// (or http:// on this machine)");
        };
    }

    URI uri() {
        return uri;
    }

    /// Such as `https://example.com/********`.
    public String label() {
        var isBare = uri.getRawPath().length() <= 1 && uri.getRawQuery() == null;
        return uri.getScheme() + "://" + uri.getRawAuthority() + (isBare ? "" : "/" + SecretMask.MASK);
    }

    @Override
    public String toString() {
        return label();
    }
}
