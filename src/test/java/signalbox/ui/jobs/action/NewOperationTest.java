package signalbox.ui.jobs.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.session.Session;
import signalbox.app.session.Sessions;
import signalbox.audit.AuditEntry;
import signalbox.audit.AuditLog;
import signalbox.cli.command.SignalboxCommand;
import signalbox.cli.option.CommandContext;
import signalbox.cli.option.DatabaseOptions;
import signalbox.cli.output.ExitCode;
import signalbox.cli.output.TerminalOutput;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.queue.action.ExampleJobAction;
import signalbox.queue.action.JobOperations;
import signalbox.queue.action.OperationEntry;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobQueries;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;
import signalbox.ui.Headless;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.jobs.value.ValueCards;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.Overlay;
import signalbox.ui.kit.overlay.Question;
import signalbox.ui.screen.ScreenName;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.ActionGateway;
import signalbox.ui.screen.action.ActionTarget;
import signalbox.ui.shell.search.SearchSuggestions;
import signalbox.ui.shell.search.Suggestion;
import tools.jackson.databind.json.JsonMapper;

/// What it takes to add an operation on jobs: it says of itself all that the window and the command line need, and is
/// put into the list. Tried with one that only tests know.
@Tag("pg")
class NewOperationTest {
    private static final List<OperationEntry> OPERATIONS =
            List.of(JobOperations.REQUEUE, JobOperations.SET_DONE, JobOperations.CANCEL, ExampleJobAction.OPERATION);

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final List<Question> questions = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final ReadOnlyBooleanWrapper armed = new ReadOnlyBooleanWrapper(true);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() {
        var jobs = new TestJobs(sql);
        jobs.add("one", "pending", "root.mail", 10);
        jobs.add("two", "done", "root.mail", 10);
    }

    @AfterEach
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    private int priority(String uuid) {
        return sql.first("read", "select priority from queue_job where uuid = ?", row -> row.getInt(1), uuid)
                .orElseThrow();
    }

    private Job job(String uuid) {
        return new JobQueries(CapabilityQueries.read(sql))
                .byUuid(sql, Set.of(uuid))
                .getFirst();
    }

    private Session session() {
        var spec = postgres.spec();
        var profile = Profile.of(spec, Environment.STAGING);
        return new Sessions(AppFolders.below(folder), InstantSource.system(), OPERATIONS)
                .once(new Destination(profile, spec));
    }

    private ActionsViewModel model(Session session) {
        var flow = new ActionFlow(
                ActionTarget.of(session),
                ActionGateway.of(session),
                new InlineBackground(),
                (question, yes) -> {
                    questions.add(question);
                    yes.accept(new Question.Answer("the shop waits", ""));
                },
                notices::add);
        var model = new ActionsViewModel(
                flow, notices::add, JobOperations.withButton(session.operations()), armed.getReadOnlyProperty());
        model.show(CapabilityQueries.read(sql).rights());
        return model;
    }

    private List<AuditEntry> audited() {
        return new AuditLog(AppFolders.below(folder).auditFile()).newest(9);
    }

    @Test
    void the_window_has_a_button_asks_previews_runs_and_tells() {
        try (var session = session()) {
            session.connect();
            session.arm();
            var model = model(session);

            model.act(ExampleJobAction.OPERATION, List.of(job("one"), job("two")));

            var question = questions.getFirst();
            assertThat(question.title()).isEqualTo("Lower the priority of 1 job?");
            assertThat(question.weight()).isEqualTo(Question.Weight.ORDINARY);
            assertThat(question.sentences())
                    .anyMatch(said -> said.startsWith("On STAGING") && said.endsWith(": 1 job will run after others."))
                    .contains("1 is left alone: Only pending and waiting jobs can be put behind others.")
                    .contains("Other jobs of the same priority go first.");
            assertThat(question.changes()).singleElement().asString().contains("one  priority 10 → priority 20");
            assertThat(notices).extracting(Notice::sentence).containsExactly("1 lowered, 1 not possible.");
            assertThat(priority("one")).isEqualTo(20);
            assertThat(priority("two")).isEqualTo(10);
            assertThat(audited().getFirst())
                    .returns("lower-priority", AuditEntry::action)
                    .returns("the shop waits", AuditEntry::reason);
        }
    }

    @Test
    void its_button_stands_beside_the_others_and_says_why_it_does_not_work() {
        try (var session = session()) {
            session.connect();
            var model = model(session);
            var buttons = Headless.on(() -> new ActionButtons(
                    model,
                    ActionSamples.asking(_ -> {}, armed.getReadOnlyProperty()),
                    new ValueCards(List.of(), new Overlay(new StackPane()))));

            var button = (Button) buttons.lookup("#act-lower-priority");
            Headless.on(() -> {
                buttons.show(List.of(job("one")));
                return true;
            });
            assertThat(button.getText()).isEqualTo("Lower priority…");
            assertThat(button.isDisabled()).isFalse();
            Headless.on(() -> {
                buttons.show(List.of(job("two")));
                return true;
            });
            assertThat(button.isDisabled()).isTrue();
            assertThat(button.getAccessibleHelp()).isEqualTo("Only pending and waiting jobs can be put behind others.");
        }
    }

    @Test
    void the_search_of_the_window_finds_it_and_leads_to_the_jobs() {
        try (var session = session()) {
            var search = new SearchSuggestions("demo", session.operations(), List::of);

            for (var text : List.of("Lower priority", "lower-priority", "lower")) {
                assertThat(search.of(text, null))
                        .contains(new Suggestion(
                                Icon.EDIT,
                                "Lower the priority of jobs",
                                "select in Jobs",
                                new Suggestion.Goal.OpenScreen(ScreenName.JOBS)));
            }
        }
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        var context = new CommandContext(
                AppFolders.below(folder),
                InstantSource.system(),
                InputStream.nullInputStream(),
                new TerminalOutput(out),
                new TerminalOutput(err),
                _ -> {
                    throw new AssertionError("No window was asked for");
                },
                OPERATIONS,
                new DatabaseOptions());
        return SignalboxCommand.execute(context, arguments);
    }

    @Test
    void the_command_line_has_a_command_that_previews_and_does_it() {
        var target = List.of("lower-priority", "one", "two", "--environment", "development", "--url");
        var preview = new ArrayList<>(target);
        preview.add(postgres.spec().url());

        assertThat(run(preview.toArray(String[]::new))).isEqualTo(ExitCode.REFUSED);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("one: priority 10 -> priority 20")
                .contains("two: left alone. Only pending and waiting jobs can be put behind others.")
                .contains("Nothing was changed: add --yes to do it.");
        assertThat(priority("one")).isEqualTo(10);

        preview.add("--yes");
        assertThat(run(preview.toArray(String[]::new))).isEqualTo(ExitCode.PARTLY);

        var printed = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(printed.at("/changed/0").asString()).isEqualTo("one");
        assertThat(printed.at("/refused/0/uuid").asString()).isEqualTo("two");
        assertThat(priority("one")).isEqualTo(20);
        assertThat(audited().getFirst()).returns("lower-priority", AuditEntry::action);
    }

    @Test
    void its_help_is_its_own() {
        assertThat(run("--help")).isEqualTo(ExitCode.FINE);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("lower-priority", "Puts jobs behind others.");

        assertThat(run("lower-priority", "--help")).isEqualTo(ExitCode.FINE);
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("--subtree");
        assertThat(run("cancel", "--help")).isEqualTo(ExitCode.FINE);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--subtree");
    }
}
