package signalbox.postgres.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.postgres.Database;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.StatementLimits;
import signalbox.testing.PortForward;
import signalbox.testing.TestBouncer;
import signalbox.testing.TestBouncer.Pooling;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestStandby;

/// What was allowed and shown for one database is not done to another that its address leads to later.
@Tag("pg")
class SameDatabaseTest {
    private static final String ELSEWHERE = "leads to another database now than at first";

    private final TestDatabase postgres = TestDatabase.fresh();
    private final PortForward address = PortForward.to(postgres.spec().port());
    private final ConnectionSpec spec = ConnectionSpec.of(
                    "127.0.0.1", address.port(), postgres.spec().database(), TestDatabase.OWNER)
            .requiring(new SameDatabase());

    @AfterEach
    void close() {
        address.close();
        postgres.close();
    }

    private static void connect(ConnectionSpec to) throws SQLException {
        PlainConnection.openToWatch(to, "signalbox").close();
    }

    private void leadToTheCopy() {
        var standby = TestStandby.instance();
        standby.catchUp();
        address.leadTo(standby.of(postgres.spec()).port());
    }

    @Test
    void an_address_that_leads_to_another_server_later_is_refused_until_it_leads_back() throws SQLException {
        TestStandby.instance();
        connect(spec);
        leadToTheCopy();
        assertThatThrownBy(() -> connect(spec))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("The address 127.0.0.1:" + address.port() + " " + ELSEWHERE)
                .hasMessageContaining("open the profile again");
        assertThatThrownBy(() -> PlainConnection.openRunner(spec, "jobrunner_x", StatementLimits.RUNNING))
                .hasMessageContaining(ELSEWHERE);
        address.leadTo(postgres.spec().port());
        assertThatCode(() -> connect(spec)).doesNotThrowAnyException();
    }

    @Test
    void a_session_that_acts_is_not_replaced_by_one_on_another_server() {
        TestStandby.instance();
        try (var acting = Database.acting(spec, StatementLimits.ACTING)) {
            var pid = acting.use("read the pid", SameDatabaseTest::pid);
            leadToTheCopy();
            end(pid);
            // The first try may notice only that its session is gone.
            await().untilAsserted(
                            () -> assertThatThrownBy(() -> acting.transaction("change the jobs", SameDatabaseTest::pid))
                                    .isInstanceOf(PostgresException.class)
                                    .hasMessageContaining(ELSEWHERE));
        }
    }

    private static int pid(Sql sql) {
        return sql.first("read the pid", "SELECT pg_catalog.pg_backend_pid()", row -> row.getInt(1))
                .orElseThrow();
    }

    private void end(int pid) {
        try (var connection = PlainConnection.open(postgres.superuser(), "test")) {
            new Sql(connection).first("end it", "SELECT pg_terminate_backend(?, 5000)", row -> row.getBoolean(1), pid);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_pooler_does_not_come_between_later() throws SQLException {
        connect(spec);
        try (var bouncer = TestBouncer.before(postgres.spec(), Pooling.TRANSACTION, TestDatabase.OWNER)) {
            address.leadTo(bouncer.to(postgres.spec()).port());
            assertThatThrownBy(() -> connect(spec)).hasMessageContaining("leads through a pooler now");
        }
    }

    @Test
    void through_a_pooler_from_the_beginning_it_may_stay() throws SQLException {
        try (var bouncer = TestBouncer.before(postgres.spec(), Pooling.TRANSACTION, TestDatabase.OWNER)) {
            var pooled = bouncer.to(postgres.spec()).requiring(new SameDatabase());
            connect(pooled);
            assertThatCode(() -> connect(pooled)).doesNotThrowAnyException();
        }
    }

    /// A session through a pooler, and one that plays Odoo's, has the role's own search_path.
    @Test
    void names_that_others_define_are_not_used_for_the_check() throws SQLException {
        try (var connection = PlainConnection.open(postgres.superuser(), "test")) {
            new Sql(connection).execute("plant names", """
                    create function public.trap(name, name) returns boolean language plpgsql
                      as 'begin raise exception ''called''; end';
                    create operator public.= (function = public.trap, leftarg = name, rightarg = name);
                    create function public.pg_is_in_recovery() returns boolean language plpgsql
                      as 'begin raise exception ''called''; end';
                    create type public.text as (a int);
                    create type public.pg_lsn as (a int);
                    """);
            new Sql(connection)
                    .execute(
                            "look for names there first",
                            "alter database " + spec.database() + " set search_path = public, pg_catalog");
        }
        try (var odoo = PlainConnection.openAsOdoo(spec, "odoo-1")) {
            assertThat(IdentityQueries.read(new Sql(odoo)).system()).isNotNull();
        }
    }

    @Test
    void other_databases_of_the_server_belong_to_it() throws SQLException {
        try (var other = TestDatabase.fresh()) {
            connect(spec);
            connect(spec.withDatabase(other.spec().database()));
            leadToTheCopy();
            assertThatThrownBy(() -> connect(spec.withDatabase(other.spec().database())))
                    .hasMessageContaining(ELSEWHERE);
        }
    }
}
