package signalbox.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Three odoo.conf: that of the demo's build; that of production, from which it was made; and that of a staging build.
/// In the last one a person adapted the copy, but not the host, and pasted three lines into one. The demo's processes
/// read none of them.
///
/// @param own the one of the build that runs here, with the settings of its runners
public record DemoConfigs(Path own, Path production, Path staging) {
    private static final String OWN_FOLDER = "acme-demo";
    private static final String OPTIONS = """
            [options]
            addons_path = /opt/odoo/odoo/addons,/opt/odoo/enterprise,/opt/odoo/acme
            admin_passwd = $pbkdf2-sha512$600000$of.%1$s$not.a.real.hash
            data_dir = /opt/odoo/data
            db_host = False
            db_maxconn = 32
            db_name = %2$s
            http_interface = 127.0.0.1
            limit_time_cpu = 600
            limit_time_real = 900
            list_db = False
            %4$smax_cron_threads = 1
            proxy_mode = True
            server_wide_modules = base,web,queue_job
            workers = %3$d

            """;

    private static final String PRODUCTION = OPTIONS.formatted("production", "acme-prod-8012", 16, "") + """
            [queue_job]
            channels = root:16,root.connector:6,root.mail:3,root.sale:8,root.stock:3
            scheme = https
            host = acme.odoo.com
            port = 443
            http_auth_user = jobrunner
            http_auth_password = dem0-jobrunner
            """;

    private static final String STAGING = OPTIONS.formatted("staging", "acme-staging-8097", 2, "") + """
            [queue_job]
            channels = %s
            scheme = http host = acme.odoo.com port = %d
            http_auth_user = jobrunner
            http_auth_password = dem0-jobrunner
            """;

    private static final String OWN = OPTIONS.formatted("the.demo", DemoSchema.DATABASE, 16, "logfile = %s\n") + """
            [queue_job]
            channels = %s
            scheme = http
            host = 127.0.0.1
            port = %d
            """;

    /// The log of the build that runs here, which its odoo.conf names.
    static Path log(Path folder) {
        return folder.resolve(OWN_FOLDER).resolve("odoo.log");
    }

    /// @param port where the build answers
    static DemoConfigs write(Path folder, int port) {
        try {
            var production = Files.createDirectory(folder.resolve("acme-prod")).resolve("odoo.conf");
            var staging = Files.createDirectory(folder.resolve("acme-staging")).resolve("odoo.conf");
            var own = Files.createDirectory(folder.resolve(OWN_FOLDER)).resolve("odoo.conf");
            Files.writeString(production, PRODUCTION);
            Files.writeString(staging, STAGING.formatted(DemoSchema.CHANNELS, port));
            Files.writeString(own, OWN.formatted(log(folder), DemoSchema.CHANNELS, port));
            return new DemoConfigs(own, production, staging);
        } catch (IOException e) {
            throw new DemoException("The demo cannot write its odoo.conf: " + e.getMessage(), e);
        }
    }
}
