package signalbox.ui.jobs;

import static signalbox.ui.JobSamples.NOW;
import static signalbox.ui.JobSamples.WRITER;
import static signalbox.ui.JobSamples.counts;
import static signalbox.ui.JobSamples.detail;
import static signalbox.ui.JobSamples.feed;
import static signalbox.ui.JobSamples.job;
import static signalbox.ui.JobSamples.snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import signalbox.app.profile.SavedFilterStore;
import signalbox.health.Remedy;
import signalbox.health.why.JobDiagnosis;
import signalbox.live.page.JobLine;
import signalbox.live.page.JobLineSamples;
import signalbox.monitor.Snapshot;
import signalbox.queue.JobState;
import signalbox.queue.StoredState;
import signalbox.queue.action.JobOperations;
import signalbox.queue.count.Count;
import signalbox.queue.filter.FilterQualifier;
import signalbox.queue.filter.FilterValue;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.graph.GraphJob;
import signalbox.queue.graph.GraphSamples;
import signalbox.queue.graph.JobGraph;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobCursor;
import signalbox.queue.job.JobDetail;
import signalbox.queue.job.JobListing;
import signalbox.queue.job.JobOrder;
import signalbox.queue.job.JobPage;
import signalbox.queue.job.MoreColumns;
import signalbox.queue.job.RelatedJobs;
import signalbox.queue.job.export.ExportSource;
import signalbox.queue.job.export.JobCsvColumn;
import signalbox.queue.job.export.JobExport;
import signalbox.queue.job.export.JobPieces;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.fx.QueuedBackground;
import signalbox.ui.jobs.action.ActionSamples;
import signalbox.ui.jobs.bulk.BulkModelSamples;
import signalbox.ui.jobs.detail.DetailReads;
import signalbox.ui.jobs.detail.DetailViewModel;
import signalbox.ui.jobs.detail.LongTextSamples;
import signalbox.ui.jobs.export.ExportViewModel;
import signalbox.ui.jobs.filter.SavedFilterSamples;
import signalbox.ui.jobs.graph.GraphSource;
import signalbox.ui.jobs.graph.GraphViewModel;
import signalbox.ui.jobs.groups.GroupSamples;
import signalbox.ui.jobs.groups.GroupsViewModel;
import signalbox.ui.jobs.stuck.StuckSamples;
import signalbox.ui.jobs.value.ValueCards;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.Overlay;
import signalbox.ui.kit.table.ColumnMemory;
import signalbox.ui.screen.action.Availability;
import signalbox.ui.screen.action.RemedyButtons;
import signalbox.ui.screen.log.LogSamples;

/// The screen over an invented queue, below an overlay. On the FX thread only.
final class JobsStage {
    final List<Job> jobs = new ArrayList<>();
    final List<Notice> notices = new ArrayList<>();
    final ReadOnlyBooleanWrapper armed = new ReadOnlyBooleanWrapper(true);
    final List<Remedy> begun = new ArrayList<>();
    final SavedFilterStore saved = SavedFilterStore.inMemory();
    final BulkModelSamples bulk = new BulkModelSamples();
    final LogSamples log = new LogSamples();
    final JobsScreen screen;
    final GraphViewModel graph;
    /// The graph of a job.
    Function<String, @Nullable JobGraph> graphs = _ -> GraphSamples.shop();
    /// What jobs of the graph have become.
    final Map<Long, StoredState> states = new HashMap<>();
    final Overlay overlay;
    final GroupSamples groups = new GroupSamples();
    /// The primary keys of the rows in line that were read.
    final Set<Integer> read = new HashSet<>();
    /// The jobs for which related ones were looked for.
    final List<String> related = new ArrayList<>();
    /// Whether memory has the open jobs.
    boolean inLine;

    @Nullable
    RuntimeException fault;

    Function<Job, JobDiagnosis> why = WhySamples::of;
    UnaryOperator<Snapshot> late = UnaryOperator.identity();

    /// Where exports go; null: the dialog is cancelled.
    @Nullable
    Path saveTo;

    /// How many pages an export gets.
    int pieces = Integer.MAX_VALUE;

    /// What exports are run by.
    final QueuedBackground exporting = new QueuedBackground();

    final List<Path> shown = new ArrayList<>();

    /// The export that was begun last.
    @Nullable
    JobExport exported;

    private long seconds;
    private JobFilter asked = JobFilter.ALL;

    JobsStage(int size) {
        this(size, ColumnMemory.none());
    }

    JobsStage(int size, ColumnMemory columns) {
        LongStream.range(0, size).mapToObj(i -> sample(size - i)).forEach(jobs::add);
        var model = new JobsViewModel(source(), SavedFilterSamples.of(saved), new InlineBackground());
        var detail = new DetailViewModel(
                new DetailReads(this::detailOf, this::whyOf, this::relatedTo),
                LongTextSamples.none(),
                log.model(),
                new InlineBackground());
        var content = new StackPane();
        overlay = new Overlay(content);
        var export = new ExportViewModel(
                this::export,
                (_, name, _) -> Optional.ofNullable(saveTo).map(folder -> folder.resolve(name)),
                exporting,
                notices::add,
                shown::add);
        var tools = new JobActionParts(
                ActionSamples.actions(overlay, notices::add, armed.getReadOnlyProperty()),
                ActionSamples.asking(_ -> {}, armed.getReadOnlyProperty()),
                new RemedyButtons(begun::add, armed.map(on -> on ? Availability.YES : Availability.LOCKED)),
                StuckSamples.jobs(overlay, notices::add, overlay, armed.getReadOnlyProperty()),
                bulk.model(overlay, notices::add, armed.getReadOnlyProperty()),
                new ValueCards(JobOperations.withValue(JobOperations.ALL), overlay),
                export);
        var grouped = new GroupsViewModel(groups, new InlineBackground());
        graph = new GraphViewModel(
                new GraphSource(uuid -> Optional.ofNullable(graphs.apply(uuid)), _ -> states), new InlineBackground());
        screen = new JobsScreen(model, grouped, new JobDetailParts(detail, graph), tools, columns);
        content.getChildren().add(screen.node());
    }

    /// The filter of the last page that was asked for.
    JobFilter asked() {
        return asked;
    }

    /// A new reading of the queue.
    void turn() {
        screen.show(feed(late.apply(snapshot(NOW.plusSeconds(seconds++), WRITER, counts()))));
    }

    void openGraph(String uuid) {
        screen.graph(uuid);
    }

    static Job sample(long id) {
        return switch ((int) (id % 11)) {
            case 0 ->
                job(id, JobState.PENDING, "res.partner", "sync_address", "Synchronise addresses of Azure Interior");
            case 3 -> job(id, JobState.STARTED, "account.move", "action_post", "Post invoice INV/2026/" + id);
            case 5 -> job(id, JobState.DONE, "stock.picking", "export_state", "Export picking WH/OUT/" + id);
            case 7 -> job(id, JobState.WAIT_DEPENDENCIES, "shopify.product", "notify_done", "Notify the shop");
            case 9 -> job(id, JobState.CANCELLED, "mail.mail", "send", "Send mail " + id);
            case 10 -> job(id, JobState.ENQUEUED, "shopify.product", "export_stock", "Export stock of " + id);
            default -> job(id, JobState.FAILED);
        };
    }

    private Optional<Job> find(String uuid) {
        @Nullable JobGraph graph = graphs.apply(uuid);
        var drawn = graph == null ? Stream.<GraphJob>empty() : graph.jobs().stream();
        return Stream.concat(Stream.concat(jobs.stream(), Stream.of(WhySamples.FAILED)), drawn.map(JobsStage::inFull))
                .filter(job -> job.uuid().equals(uuid))
                .findFirst();
    }

    private static Job inFull(GraphJob of) {
        var like = job(of.id(), of.state(), of.call().model(), of.call().method(), "");
        return new Job(
                of.id(),
                of.uuid(),
                of.stored(),
                like.channel(),
                like.call(),
                like.tries(),
                like.times(),
                like.exception(),
                like.exceptionMessage(),
                like.workerPid(),
                of.graph());
    }

    private Optional<JobDiagnosis> whyOf(String uuid) {
        return find(uuid).map(why);
    }

    private RelatedJobs relatedTo(JobDetail of) {
        related.add(of.job().uuid());
        var others = jobs.stream()
                .filter(job -> job.call().method().equals(of.job().call().method())
                        && job.id() != of.job().id())
                .limit(20)
                .toList();
        return new RelatedJobs(
                new RelatedJobs.Alike(others.subList(0, 1), false, null), new RelatedJobs.Alike(others, true, null));
    }

    private Optional<JobDetail> detailOf(String uuid) {
        return find(uuid)
                .map(job -> detail(
                        job,
                        List.of(job(900, JobState.DONE, "shopify.backend", "import_batch", "Import batch 77")),
                        List.of(
                                job(901, JobState.WAIT_DEPENDENCIES, "shopify.product", "export_stock", "Export stock"),
                                job(902, JobState.WAIT_DEPENDENCIES, "shopify.product", "notify_done", "Notify"))));
    }

    private static boolean hasTexts(Job job, JobFilter filter) {
        return filter.conditions().stream()
                .filter(condition -> condition.qualifier() == FilterQualifier.TEXT)
                .flatMap(condition -> condition.values().stream())
                .allMatch(value -> value instanceof FilterValue.Part(var text)
                        && job.call().name().contains(text));
    }

    /// In each column something on two lines.
    private static Job showing(Job job, MoreColumns more) {
        return new Job(
                job.id(),
                job.uuid(),
                job.stored(),
                job.channel(),
                job.call(),
                job.tries(),
                job.times(),
                job.exception(),
                job.exceptionMessage(),
                job.workerPid(),
                job.graph(),
                more.names().stream()
                        .collect(Collectors.toMap(Function.identity(), name -> "what " + name + "\n  holds\n")));
    }

    private List<Job> found(JobFilter filter) {
        return jobs.stream()
                .filter(job -> filter.matchingStates().contains(job.state()))
                .filter(job -> hasTexts(job, filter))
                .toList();
    }

    /// What the list asks for, page by page.
    private JobExport export(JobListing listing, List<JobCsvColumn> columns, Path file) {
        var source = source();
        var at = new AtomicReference<@Nullable JobCursor>();
        exported = new JobExport(
                file,
                columns,
                () -> new ExportSource(
                        () -> {
                            if (pieces-- <= 0) {
                                throw new IllegalStateException("no more pages");
                            }
                            var page = source.page(listing, at.get(), 200);
                            at.set(page.next());
                            return new JobPieces.Piece(page.jobs(), page.reach(), page.next() == null);
                        },
                        Count.about(jobs.size())));
        return exported;
    }

    private JobSource source() {
        return new JobSource() {
            @Override
            public JobPage page(JobListing listing, @Nullable JobCursor after, int limit) {
                asked = listing.filter();
                if (fault != null) {
                    throw fault;
                }
                var matching = found(asked);
                var from = after == null ? 0 : (int) after.id();
                var to = Math.min(matching.size(), from + limit);
                var shown = matching.subList(from, to).stream()
                        .map(job -> showing(job, listing.more()))
                        .toList();
                return new JobPage(shown, to < matching.size() ? new JobCursor("", to) : null);
            }

            @Override
            public Optional<JobLine> line(JobFilter filter, JobOrder order) {
                return inLine && filter.openOnly()
                        ? Optional.of(JobLineSamples.of(found(filter), order))
                        : Optional.empty();
            }

            @Override
            public List<Job> rows(JobListing listing, List<Integer> ids) {
                read.addAll(ids);
                return jobs.stream()
                        .filter(job -> ids.contains(Math.toIntExact(job.id())))
                        .toList();
            }

            @Override
            public Count matching(JobFilter filter, int atMost) {
                return Count.exactly(1_243);
            }
        };
    }
}
