package signalbox.testing;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.Password;
import signalbox.postgres.connection.PlainConnection;

/// A fresh database of its own for a test class, owned by a role that is not a superuser. The server is started
/// once per run and is in a time zone that nobody expects; `close` drops the database with the sessions still
/// connected.
public final class TestDatabase implements AutoCloseable {
    /// The role that owns the tables: what Odoo connects as.
    public static final String OWNER = "odoo";

    /// All roles are let in without a password but this one.
    public static final String ROLE_WITH_PASSWORD = "needs_password";

    public static final String PASSWORD = "the right one";

    /// Which installation the database is left by.
    public enum Schema {
        /// Odoo 16 with a release of queue_job from 2025 on.
        FULL("queue_job-16.0.sql", "add-queue_job_lock-2025.sql"),
        /// Odoo 16 with an older release.
        WITHOUT_LOCK("queue_job-16.0.sql"),
        /// queue_job 13.0: no graphs, no cancelling.
        ODOO_13("queue_job-16.0.sql") {
            @Override
            List<String> scripts() {
                return adding("""
                        drop index queue_job__graph_uuid_index;
                        alter table queue_job drop column graph_uuid, drop column dependencies,
                          drop column date_cancelled;
                        """);
            }
        },
        /// An Odoo database without the module.
        WITHOUT_QUEUE_JOB("queue_job-16.0.sql") {
            @Override
            List<String> scripts() {
                return adding("""
                        drop table queue_job, queue_job_function, queue_job_channel;
                        drop function queue_job_notify();
                        delete from ir_module_module where name = 'queue_job';
                        """);
            }
        };

        private final List<String> files;

        Schema(String... files) {
            this.files = List.of(files);
        }

        List<String> scripts() {
            return files.stream().map(TestServer::resource).toList();
        }

        List<String> adding(String script) {
            var all = new ArrayList<>(files.stream().map(TestServer::resource).toList());
            all.add(script);
            return all;
        }
    }

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final TestServer server = TestServer.instance();
    private final String name = "test" + COUNT.incrementAndGet();
    private final List<String> roles = new ArrayList<>();

    private TestDatabase(Schema schema) {
        server.create(name, schema);
    }

    public static TestDatabase fresh() {
        return new TestDatabase(Schema.FULL);
    }

    public static TestDatabase fresh(Schema schema) {
        return new TestDatabase(schema);
    }

    /// As the owner of the tables.
    public ConnectionSpec spec() {
        return superuser().withUser(OWNER);
    }

    /// As the role that needs a password, with this one.
    public ConnectionSpec withPassword(String password) {
        return superuser().withUser(ROLE_WITH_PASSWORD).withPassword(new Password(password));
    }

    public ConnectionSpec superuser() {
        return server.superuser(name);
    }

    /// As the owner of the tables, by the server's UNIX socket.
    public ConnectionSpec bySocket() {
        return server.bySocket(name).withUser(OWNER);
    }

    /// As the owner of the tables, in autocommit.
    public Connection open(String applicationName) {
        return PlainConnection.openAsOdoo(spec(), applicationName);
    }

    /// Creates a role that may log in and has nothing else but what the attributes say (`in role odoo`, …).
    /// It goes with the database.
    public ConnectionSpec role(String attributes) {
        var role = name + "_role" + (roles.size() + 1);
        server.administer("create a role", "create role " + role + " login " + attributes);
        roles.add(role);
        return superuser().withUser(role);
    }

    @Override
    public void close() {
        server.administer("drop the test database", "drop database " + name + " with (force)");
        roles.forEach(role -> server.administer("drop a role", "drop role " + role));
    }
}
