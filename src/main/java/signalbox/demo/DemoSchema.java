package signalbox.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.function.Consumer;
import signalbox.demo.job.JobKind;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.PostgresException;

/// The database of the demo: the tables of Odoo 16 with queue_job of 2025, and the users and channels of a company.
final class DemoSchema {
    static final String DATABASE = "acme-demo-8123";

    /// The role of Odoo, which owns the tables.
    static final String ODOO = "odoo";

    /// The role of Signalbox: a member of Odoo's role, so that it sees the runners' sessions and may end them.
    static final String CONSOLE = "signalbox";

    static final String CHANNELS =
            "root:12,root.connector:6,root.mail:3,root.sale:4,root.stock:3," + "root.connector.import:1:sequential";

    private static final String ROLES = """
            create role odoo login createdb;
            create role signalbox login in role odoo;
            grant pg_read_all_stats to odoo;
            """;

    private static final String COMPANY = """
            insert into res_users (login, active)
              values ('anna.berg@acme.example', true), ('li.wen@acme.example', true), ('shop.sync', true);
            insert into res_company (name) values ('Acme Trading Ltd');
            insert into ir_module_module (name, state, latest_version, auto_install) values
              ('sale', 'installed', '16.0.1.2', false), ('stock', 'installed', '16.0.1.1', false),
              ('mail', 'installed', '16.0.1.10', false), ('account', 'installed', '16.0.1.2', false),
              ('connector', 'installed', '16.0.1.0.1', false),
              ('odoosh_queue_job', 'installed', '16.0.1.0.0', false),
              ('queue_job_batch', 'uninstalled', null, false);
            insert into queue_job_channel (name, complete_name, parent_id, removal_interval)
              select name, 'root.' || name, 1, 30
                from unnest(array['connector', 'mail', 'sale', 'stock']) name;
            insert into queue_job_channel (name, complete_name, parent_id, removal_interval)
              select 'import', complete_name || '.import', id, 7 from queue_job_channel where name = 'connector';
            """;

    private static final String MODEL =
            "insert into ir_model (model) select ? " + "where not exists (select 1 from ir_model where model = ?)";

    private static final String FUNCTION = """
            insert into queue_job_function (name, model_id, method, channel_id, channel, retry_pattern, related_action)
            select ?, m.id, ?, c.id, c.complete_name, '{}', '{}'
              from ir_model m, queue_job_channel c where m.model = ? and c.complete_name = ?
            """;

    private DemoSchema() {}

    /// @param baseUrl the value of web.base.url
    static void create(ConnectionSpec superuser, String baseUrl) {
        run(superuser, sql -> {
            for (var statement : ROLES.split(";\\s*")) {
                sql.execute("create a role", statement);
            }
            sql.execute("create the database", "create database \"" + DATABASE + "\" owner " + ODOO);
        });
        run(odoo(superuser), sql -> {
            sql.execute("load the schema", script("queue_job-16.0.sql"));
            sql.execute("load the schema", script("add-queue_job_lock-2025.sql"));
            sql.execute("make the company", COMPANY);
            sql.update("set the URL", "update ir_config_parameter set value = ? where key = 'web.base.url'", baseUrl);
            JobKind.ALL.forEach(kind -> register(sql, kind));
        });
    }

    static ConnectionSpec odoo(ConnectionSpec superuser) {
        return ConnectionSpec.of(superuser.host(), superuser.port(), DATABASE, ODOO);
    }

    private static void register(Sql sql, JobKind kind) {
        var call = kind.call();
        sql.update("add a model", MODEL, call.model(), call.model());
        sql.update("add a function", FUNCTION, call.function(), call.method(), call.model(), kind.channel());
    }

    private static void run(ConnectionSpec spec, Consumer<Sql> work) {
        try (var connection = PlainConnection.openAsOdoo(spec, "signalbox demo")) {
            work.accept(new Sql(connection));
        } catch (PostgresException | SQLException e) {
            throw new DemoException("The demo's database could not be made: " + e.getMessage(), e);
        }
    }

    private static String script(String name) {
        try (var script = DemoSchema.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException("The script " + name + " is not in the application");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DemoException("The script " + name + " cannot be read", e);
        }
    }
}
