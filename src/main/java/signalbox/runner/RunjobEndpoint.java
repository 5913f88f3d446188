package signalbox.runner;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Where Odoo answers `/queue_job/runjob`.
public record RunjobEndpoint(String scheme, String host, int port) {
    public URI uri(String database, String uuid) {
        return URI.create(scheme + "://" + host + ":" + port + "/queue_job/runjob?db=" + encoded(database)
                + "&job_uuid=" + encoded(uuid));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
