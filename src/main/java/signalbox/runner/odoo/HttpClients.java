package signalbox.runner.odoo;

import java.net.http.HttpClient;

/// The one place in which HTTP clients are made. The JDK's client repeats a GET whose connection ends before the
/// answer, unless `jdk.httpclient.redirects.retrylimit` forbids it before the first client of the process is made. It
/// limits redirects, too. A GET of runjob starts a job: once is enough.
public final class HttpClients {
    static {
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
    }

    private HttpClients() {}

    /// Never repeats a request, and follows no redirect.
    public static HttpClient.Builder builder() {
        return HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER);
    }
}
