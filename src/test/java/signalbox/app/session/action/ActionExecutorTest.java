package signalbox.app.session.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signalbox.app.TestProfiles;
import signalbox.app.profile.DatabaseProtection;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.audit.Action;
import signalbox.audit.ActionHandler;
import signalbox.audit.AuditEntry;
import signalbox.audit.AuditLog;
import signalbox.audit.Change;
import signalbox.audit.ConfirmedPreview;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.audit.RefusedException;
import signalbox.postgres.Database;
import signalbox.postgres.capability.HotStandby;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PostgresException;

/// What is done around every action, tried with one that only this test knows.
class ActionExecutorTest {
    private static final String OWN = "acme";
    private static final Confirmation TYPED = new Confirmation("a test", OWN);
    private static final Confirmation NOT_TYPED = new Confirmation("a test", null);
    private static final Change CHANGE = new Change("job", "priority 10", "priority 20");
    private static final Duration LONG = Duration.ofSeconds(30);

    private record LowerPriority(List<String> subjects) implements Action {
        @Override
        public String name() {
            return "lower-priority";
        }

        @Override
        public int size() {
            return subjects.size();
        }
    }

    private static final LowerPriority ACTION = new LowerPriority(List.of("job"));

    private final class Handler implements ActionHandler<LowerPriority> {
        private Procedure procedure = Procedure.CHANGE;
        private Set<String> databases = Set.of();
        private boolean needsPrimary = true;
        private @Nullable String objection;
        private Function<LowerPriority, Outcome> attempt = _ -> done(CHANGE);

        @Override
        public Class<LowerPriority> type() {
            return LowerPriority.class;
        }

        @Override
        public Preview preview(LowerPriority action) {
            return Preview.of(CHANGE, List.of());
        }

        @Override
        public Outcome run(LowerPriority action) {
            course.add("run");
            return attempt.apply(action);
        }

        @Override
        public Procedure procedure() {
            return procedure;
        }

        @Override
        public Set<String> databases(LowerPriority action) {
            return databases;
        }

        @Override
        public boolean needsPrimary() {
            return needsPrimary;
        }

        @Override
        public Optional<String> objection(LowerPriority action) {
            return Optional.ofNullable(objection);
        }
    }

    private final class Console implements ActionExecutor.Console {
        private boolean armed = true;
        private boolean past;
        private @Nullable HotStandby standby;

        @Override
        public String database() {
            return OWN;
        }

        @Override
        public Optional<Database> connected() {
            return Optional.empty();
        }

        @Override
        public Optional<HotStandby> standby() {
            return Optional.ofNullable(standby);
        }

        @Override
        public void requirePresent() {
            if (past) {
                throw new RefusedException(Arming.PAST);
            }
        }

        @Override
        public void requireArmed() {
            if (!armed) {
                throw new RefusedException("not armed");
            }
        }

        @Override
        public void refresh() {
            course.add("refresh");
        }
    }

    @TempDir
    private Path folder;

    private final List<String> course = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler();
    private final Console console = new Console();

    private static Outcome done(Change... changes) {
        return Outcome.of(List.of(changes));
    }

    private AuditLog log() {
        return new AuditLog(folder.resolve("audit.jsonl"));
    }

    private ActionExecutor runner(Environment environment, boolean readOnly) {
        var spec = ConnectionSpec.of("db.example.com", 5432, OWN, "odoo");
        var destination = new Destination(TestProfiles.of("here", spec, environment, readOnly), spec);
        return new ActionExecutor(
                new HandlerRegistry(List.of(handler)),
                new ActionPermission(destination, DatabaseProtection.alone()),
                console,
                new AuditTrail(log(), InstantSource.system(), destination));
    }

    private ActionExecutor production() {
        return runner(Environment.PRODUCTION, false);
    }

    private List<String> outcomes() {
        return log().newest(9).reversed().stream().map(AuditEntry::outcome).toList();
    }

    private void nothingWasDone() {
        assertThat(course).doesNotContain("run");
        assertThat(outcomes()).isEmpty();
    }

    @Test
    void an_action_that_is_armed_and_confirmed_runs_between_two_lines_of_the_log() {
        handler.attempt = _ -> {
            course.addAll(outcomes());
            return done(CHANGE);
        };

        var outcome = production().run(ACTION, TYPED);

        assertThat(outcome.changes()).containsExactly(CHANGE);
        assertThat(course).containsExactly("run", "begun", "refresh");
        assertThat(outcomes()).containsExactly("begun", "done");
        assertThat(log().newest(1).getFirst())
                .returns("lower-priority", AuditEntry::action)
                .returns("here (db.example.com:5432/acme)", AuditEntry::profile)
                .returns("a test", AuditEntry::reason)
                .returns(1, AuditEntry::rows);
    }

    @Test
    void without_arming_nothing_is_done_nor_written() {
        console.armed = false;
        var runner = production();

        assertThatThrownBy(() -> runner.run(ACTION, TYPED)).hasMessage("not armed");

        nothingWasDone();
    }

    @ParameterizedTest
    @EnumSource(ActionHandler.Procedure.class)
    void at_a_moment_of_the_past_no_action_begins_not_even_one_that_takes_back(ActionHandler.Procedure procedure) {
        console.past = true;
        handler.procedure = procedure;
        var runner = production();

        assertThatThrownBy(() -> runner.run(ACTION, TYPED)).hasMessageContaining("Go back to live first");

        nothingWasDone();
    }

    @Test
    void on_production_nothing_is_done_without_its_name() {
        var runner = production();

        assertThatThrownBy(() -> runner.run(ACTION, NOT_TYPED))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(OWN);

        nothingWasDone();
    }

    @Test
    void on_a_read_only_profile_nothing_is_done_and_the_preview_says_so() {
        var runner = runner(Environment.DEVELOPMENT, true);

        assertThatThrownBy(() -> runner.run(ACTION, TYPED)).hasMessageContaining("read-only");

        nothingWasDone();
        assertThat(runner.preview(ACTION).changes()).isEmpty();
        assertThat(runner.preview(ACTION).refused()).extracting(Refusal::state).containsExactly("protected");
    }

    @Test
    void a_database_that_the_handler_reaches_binds_it_too() {
        handler.databases = Set.of(OWN, "unknown");
        var runner = runner(Environment.DEVELOPMENT, false);

        assertThat(runner.preview(ACTION).typed()).isEqualTo("unknown");
        assertThatThrownBy(() -> runner.run(ACTION, NOT_TYPED)).hasMessageContaining("unknown");

        nothingWasDone();
        assertThat(runner.run(ACTION, new Confirmation(null, "unknown")).word()).isEqualTo("done");
    }

    @Test
    void each_database_is_confirmed_by_its_own_name_in_any_order() {
        handler.databases = Set.of(OWN, "beta", "unknown");
        var runner = production();

        assertThat(runner.preview(ACTION).typed()).isEqualTo("acme,beta,unknown");
        assertThatThrownBy(() -> runner.run(ACTION, new Confirmation(null, "beta,acme")))
                .hasMessageContaining("acme,beta,unknown");

        nothingWasDone();
        assertThat(runner.run(ACTION, new Confirmation(null, "unknown, beta,acme"))
                        .word())
                .isEqualTo("done");
    }

    @Test
    void the_log_names_each_database_that_is_reached() {
        handler.databases = Set.of(OWN, "unknown");

        runner(Environment.DEVELOPMENT, false).run(ACTION, new Confirmation(null, "unknown"));

        assertThat(log().newest(9)).extracting(AuditEntry::databases).containsOnly(List.of(OWN, "unknown"));
    }

    @Test
    void a_standby_refuses_what_needs_a_primary() {
        console.standby = new HotStandby("db1:5432");

        assertThat(production().preview(ACTION).refused())
                .extracting(Refusal::state)
                .containsExactly("standby");

        handler.needsPrimary = false;
        assertThat(production().preview(ACTION).changes()).containsExactly(CHANGE);
    }

    @Test
    void what_fails_is_written_down_and_shown() {
        handler.attempt = _ -> {
            throw new RefusedException("no right");
        };
        var runner = production();

        assertThatThrownBy(() -> runner.run(ACTION, TYPED)).hasMessage("no right");

        assertThat(outcomes()).containsExactly("begun", "failed: no right");
        assertThat(course).containsExactly("run", "refresh");
    }

    @Test
    void what_nobody_knows_is_written_down_as_unknown_with_where_to_look() {
        handler.attempt = _ -> {
            throw new PostgresException(PostgresException.Kind.OUTCOME_UNKNOWN, "The connection was lost.", null);
        };
        var runner = production();

        assertThatThrownBy(() -> runner.run(ACTION, TYPED)).hasMessageContaining("Before you try again, check: job");

        assertThat(outcomes().getLast()).startsWith("unknown: ").contains("check: job");
    }

    @Test
    void both_lines_of_an_action_say_what_was_confirmed_and_the_second_names_the_first() {
        var shown = new ConfirmedPreview(Instant.EPOCH, 1, 0, 0, List.of("One job is requeued."));
        production().run(ACTION, TYPED.after(shown));

        var lines = log().newest(10);
        assertThat(lines).extracting(line -> line.begun().preview()).containsExactly(shown, shown);
        assertThat(lines).extracting(line -> line.begun().typed()).containsExactly(OWN, OWN);
        assertThat(lines).extracting(line -> line.begun().environment()).containsExactly("production", "production");
        assertThat(lines).extracting(line -> line.begun().number()).containsExactly(1L, null);
        assertThat(lines.getFirst().begun().at()).isEqualTo(lines.getLast().when());
    }

    @Test
    void what_cannot_be_written_down_is_not_done() throws Exception {
        Files.createDirectories(log().file());
        var runner = production();

        assertThatThrownBy(() -> runner.run(ACTION, TYPED)).hasMessageContaining("Signalbox changes nothing");

        assertThat(course).isEmpty();
    }

    @Test
    void an_objection_is_told_before_anything_is_written() {
        handler.objection = "one runs already";
        var runner = production();

        assertThatThrownBy(() -> runner.run(ACTION, TYPED)).hasMessage("one runs already");

        nothingWasDone();
    }

    @Test
    void what_takes_back_asks_nobody_and_is_written_down_once_it_changed_something() {
        handler.procedure = ActionHandler.Procedure.TAKE_BACK;
        console.armed = false;

        production().run(ACTION, Confirmation.NONE);
        handler.attempt = _ -> done();
        production().run(ACTION, Confirmation.NONE);

        assertThat(outcomes()).containsExactly("done");
    }

    @Test
    void another_one_waits_for_a_change_and_not_for_what_lasts() throws Exception {
        assertThat(isSecondBesideThe(ActionHandler.Procedure.LONG, LONG)).isTrue();
        assertThat(isSecondBesideThe(ActionHandler.Procedure.CHANGE, Duration.ofMillis(200)))
                .isFalse();
    }

    /// Whether a second one comes to its attempt while the first is at it.
    ///
    /// @param longest how long to wait for it
    private boolean isSecondBesideThe(ActionHandler.Procedure procedure, Duration longest) throws Exception {
        handler.procedure = procedure;
        var runner = production();
        var inside = new CountDownLatch(1);
        var second = new CompletableFuture<Boolean>();
        var goOn = new CountDownLatch(1);
        handler.attempt = _ -> {
            if (inside.getCount() == 0) {
                second.complete(true);
            } else {
                inside.countDown();
                await(goOn);
            }
            return done(CHANGE);
        };
        var first = CompletableFuture.supplyAsync(() -> runner.run(ACTION, TYPED), Thread::startVirtualThread);
        assertThat(inside.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        var other = CompletableFuture.supplyAsync(() -> runner.run(ACTION, TYPED), Thread::startVirtualThread);
        var beside = second.completeOnTimeout(false, longest.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        assertThat(runner.awaitLasting(Duration.ofMillis(1))).isEqualTo(procedure == ActionHandler.Procedure.CHANGE);
        goOn.countDown();
        first.get(LONG.toSeconds(), TimeUnit.SECONDS);
        other.get(LONG.toSeconds(), TimeUnit.SECONDS);
        assertThat(runner.awaitLasting(LONG)).isTrue();
        return beside;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
