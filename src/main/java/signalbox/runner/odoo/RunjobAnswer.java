package signalbox.runner.odoo;

import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import signalbox.runner.odoo.BodyPresence.Body;

/// The answer to a request to run a job. `/queue_job/runjob` of every release answers 200 without a body when the job
/// is over, when it is to be retried, and when there is none to run; a job that fails answers 500 (OCA/queue,
/// `queue_job/controllers/main.py`). Only the job's row tells whether it was begun.
///
/// @param status null: there was no answer
/// @param reason what the target did: a clause
public record RunjobAnswer(Kind kind, @Nullable Integer status, String reason) {
    public enum Kind {
        /// The answer that runjob gives.
        FITTING,
        /// No answer in time, which is normal while the job runs.
        LATE,
        /// Not the answer that runjob gives for a job that ran well, or the connection was cut off.
        ODD,
        /// The request did not get there.
        UNREACHED
    }

    private static final Pattern HEADER = Pattern.compile("^Invalid header (?:name|value) \"([\\w-]+)");
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int REDIRECTS = 300;
    private static final int ERRORS = 400;

    static RunjobAnswer of(HttpResponse<Body> response) {
        int status = response.statusCode();
        return switch (response.body()) {
            case NONE ->
                status == OK
                        ? new RunjobAnswer(Kind.FITTING, status, "it answers 200 but begins no job")
                        : new RunjobAnswer(Kind.ODD, status, reason(status, response));
            case SOME -> new RunjobAnswer(Kind.ODD, status, reason(status, response));
            case STALLED ->
                new RunjobAnswer(
                        Kind.ODD,
                        status,
                        "it answers " + status + ", but sends only the headers of its answer and begins no job");
        };
    }

    private static String reason(int status, HttpResponse<Body> response) {
        if (status < REDIRECTS) {
            return "it answers " + status + (status == NO_CONTENT ? "" : " with a page" + type(response))
                    + "; queue_job does not answer like that, so another site or a login page answers there";
        }
        if (status < ERRORS) {
            return "it redirects (" + status + ")" + location(response) + "; Signalbox follows no redirect";
        }
        return switch (status) {
            case 401 -> "it asks for a login (401)";
            case 403 -> "it forbids the request (403)";
            case 404 ->
                "it has no /queue_job/runjob (404): queue_job is not in its server_wide_modules, or it does not"
                        + " serve this database";
            default -> "it answers " + status;
        };
    }

    private static String type(HttpResponse<?> response) {
        return response.headers()
                .firstValue("content-type")
                .map(type -> type.split(";", 2)[0].strip())
                .filter(type -> type.matches("[\\w.+/-]{1,60}"))
                .map(type -> " of " + type)
                .orElse("");
    }

    /// The address of a redirect, without parts that may be secret: user, password, query.
    private static String location(HttpResponse<?> response) {
        return response.headers()
                .firstValue("location")
                .map(RunjobAnswer::address)
                .map(address -> " to " + address)
                .orElse("");
    }

    private static String address(String location) {
        try {
            var uri = new URI(location);
            var host = uri.getHost() == null ? "" : uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
            var scheme = uri.getScheme() == null ? "" : uri.getScheme() + "://";
            return scheme + host + Objects.requireNonNullElse(uri.getRawPath(), "");
        } catch (URISyntaxException e) {
            return "an address that cannot be read";
        }
    }

    static RunjobAnswer of(RunjobEndpoint endpoint, Throwable failure) {
        if (find(failure, HttpConnectTimeoutException.class) != null) {
            var handshake = endpoint.scheme().equals("https") ? ", or no answer to the TLS handshake" : "";
            return unreached("no connection within 1 s" + handshake);
        }
        if (find(failure, HttpTimeoutException.class) != null) {
            return new RunjobAnswer(
                    Kind.LATE, null, "it accepts requests, but gives no answer within 1 s and" + " begins no job");
        }
        var tls = find(failure, SSLException.class);
        if (tls != null) {
            return isHandshake(tls) ? unreached(tls(tls)) : new RunjobAnswer(Kind.ODD, null, tls(tls));
        }
        if (find(failure, UnresolvedAddressException.class) != null) {
            return unreached("the name " + endpoint.host() + " is not known");
        }
        if (find(failure, ConnectException.class) != null) {
            return unreached("connection refused, or no route to the host");
        }
        var malformed = find(failure, ProtocolException.class);
        return new RunjobAnswer(
                Kind.ODD,
                null,
                malformed == null ? "the connection was lost before an answer" : malformed(malformed.getMessage()));
    }

    /// Whether TLS failed before the request was sent. A server that does not use TLS is found at its first bytes.
    private static boolean isHandshake(SSLException failure) {
        return failure instanceof SSLHandshakeException
                || String.valueOf(failure.getMessage()).matches("(?s).*(plaintext|Unsupported or unrecognized).*");
    }

    private static String tls(SSLException failure) {
        var said = String.valueOf(failure.getMessage());
        if (said.contains("plaintext")) {
            return "TLS failed: the server there does not use TLS; should it be http, or another port?";
        }
        return said.contains("certification path") || said.contains("PKIX")
                ? "TLS failed: this machine does not trust the signer of its certificate"
                : "TLS failed: " + said;
    }

    /// Where a header cannot be read, the client shows neither the status nor the rest of the answer. The header
    /// `WWW-Authenticate` belongs to an answer 401 (RFC 9110, 11.6.1).
    private static String malformed(@Nullable String message) {
        var header = HEADER.matcher(Objects.requireNonNullElse(message, ""));
        if (!header.find()) {
            return "its answer is not HTTP";
        }
        var name = header.group(1);
        return (name.equalsIgnoreCase("WWW-Authenticate") ? "it seems to ask for a login (401)" : "it answers")
                + ", with a malformed header " + name;
    }

    private static RunjobAnswer unreached(String reason) {
        return new RunjobAnswer(Kind.UNREACHED, null, reason);
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }
}
