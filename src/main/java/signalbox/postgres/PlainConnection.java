package signalbox.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/// Opens connections that no pool owns: for LISTEN, a runner, a lock, a one-off.
public final class PlainConnection {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private PlainConnection() {}

    /// Opens a connection in autocommit.
    ///
    /// @throws PostgresException saying what was wrong with the way to the server
    public static Connection open(ConnectionSpec spec, String applicationName) {
        try {
            return DriverManager.getConnection(jdbcUrl(spec), properties(spec, applicationName));
        } catch (SQLException e) {
            throw Faults.connecting(spec, e);
        }
    }

    static String jdbcUrl(ConnectionSpec spec) {
        var host = spec.host().contains(":") ? "[" + spec.host() + "]" : spec.host();
        return "jdbc:postgresql://" + host + ":" + spec.port() + "/" + encoded(spec.database()) + service(spec);
    }

    /// The driver heeds a service in the URL alone.
    private static String service(ConnectionSpec spec) {
        var service = spec.service() == null ? System.getenv("PGSERVICE") : spec.service();
        return service == null ? "" : "?service=" + encoded(service);
    }

    private static String encoded(String name) {
        return java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    static Properties properties(ConnectionSpec spec, String applicationName) {
        var properties = new Properties();
        properties.setProperty("user", spec.user());
        properties.setProperty("sslmode", spec.sslMode().libpq());
        properties.setProperty("ApplicationName", applicationName);
        properties.setProperty("connectTimeout", Long.toString(CONNECT_TIMEOUT.toSeconds()));
        properties.setProperty("loginTimeout", Long.toString(CONNECT_TIMEOUT.toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("socketFactory", PromptSocketFactory.class.getName());
        var password = spec.password();
        var environment = System.getenv("PGPASSWORD");
        if (password != null) {
            properties.setProperty("password", password.value());
        } else if (environment != null) {
            properties.setProperty("password", environment);
        }
        return properties;
    }
}
