package signalbox.ui.past;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobState;
import signalbox.queue.channel.ChannelUsage;
import signalbox.queue.channel.ChannelUsages;
import signalbox.record.read.Episode;
import signalbox.record.read.RecordedMoment;
import signalbox.text.NumberText;
import signalbox.text.Severity;
import signalbox.text.ShortUuid;

/// What was recorded of a moment, by names.
record PastFacts(RecordedMoment moment) {
    /// What there is to read where nothing was recorded.
    static final String NOT_RECORDED = "not recorded";

    /// A runner's connection.
    ///
    /// @param name its short uuid, or its application's name
    /// @param client empty when hidden or a UNIX socket
    /// @param start null when hidden
    /// @param worker the kind of process that it lives in, `CRON`; empty when not known
    record PastRunner(
            int pid, String name, String client, @Nullable Instant start, boolean leads, String worker) {}

    /// A process of Odoo.
    ///
    /// @param started by its host's clock; null when not known
    record PastProcess(
            int pid, int parent, String kind, @Nullable Instant started, String source) {}

    /// A finding that was open.
    ///
    /// @param ended null: it was still open when the watch ended, or is open now
    record PastFinding(
            Severity severity,
            String code,
            String title,
            List<String> seen,
            Instant began,
            boolean seenBegin,
            @Nullable Instant ended) {}

    Optional<Episode> lead() {
        return moment.episodes("lead").stream().reduce((_, last) -> last);
    }

    /// Who led; empty when nobody did, or it is not known.
    Optional<PastRunner> leader() {
        return runners().stream().filter(PastRunner::leads).findFirst().or(this::leaderAlone);
    }

    /// The leader of another database has no connection here.
    private Optional<PastRunner> leaderAlone() {
        return lead().filter(lead -> hasLeader(lead)).map(lead -> runner(leaderOf(lead), true, worker(lead)));
    }

    static boolean hasLeader(Episode lead) {
        return lead.facts().get("leader") instanceof Map<?, ?>;
    }

    private static Map<?, ?> leaderOf(Episode lead) {
        return lead.facts().get("leader") instanceof Map<?, ?> leader ? leader : Map.of();
    }

    static String worker(Episode lead) {
        return lead.fact("worker").toUpperCase(Locale.ROOT);
    }

    /// The pid of who led; 0: nobody, or not known.
    static int leaderPid(Episode lead) {
        return number(leaderOf(lead).get("pid"));
    }

    /// `No leader`, unless more than that was recorded.
    static String noLeader(Episode lead) {
        var anomalies = lead.facts().get("anomalies") instanceof List<?> codes ? codes : List.of();
        if (anomalies.contains("several-leaders") || anomalies.contains("no-election")) {
            return "Several leaders";
        }
        return anomalies.contains("hidden-start") || anomalies.contains("standby") || anomalies.contains("pooler")
                ? "Leader unknown"
                : "No leader";
    }

    /// The leader first, then by age.
    List<PastRunner> runners() {
        var lead = lead().orElse(null);
        var leader = lead == null ? Map.of() : leaderOf(lead);
        return moment.episodes("runner").stream()
                .map(Episode::facts)
                .map(facts -> {
                    var leads = isSame(facts, leader);
                    return runner(facts, leads, leads && lead != null ? worker(lead) : "");
                })
                .sorted(Comparator.comparing((PastRunner runner) -> !runner.leads())
                        .thenComparing(PastRunner::start, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private static boolean isSame(Map<?, ?> runner, Map<?, ?> leader) {
        return !leader.isEmpty()
                && number(runner.get("pid")) == number(leader.get("pid"))
                && text(runner.get("application")).equals(text(leader.get("application")));
    }

    private static PastRunner runner(Map<?, ?> facts, boolean leads, String worker) {
        var uuid = text(facts.get("uuid"));
        return new PastRunner(
                number(facts.get("pid")),
                uuid.isEmpty() ? text(facts.get("application")) : ShortUuid.of(uuid),
                text(facts.get("client")),
                instant(facts.get("start")),
                leads,
                worker);
    }

    List<PastProcess> processes() {
        return moment.episodes("process").stream()
                .map(Episode::facts)
                .map(facts -> new PastProcess(
                        number(facts.get("pid")),
                        number(facts.get("parent")),
                        text(facts.get("kind")),
                        instant(facts.get("started")),
                        text(facts.get("source"))))
                .sorted(Comparator.comparing(PastProcess::kind).thenComparingInt(PastProcess::pid))
                .toList();
    }

    /// The worst first, then the newest.
    List<PastFinding> findings() {
        return moment.episodes("finding").stream()
                .map(PastFacts::finding)
                .sorted(Comparator.comparing(PastFinding::severity)
                        .reversed()
                        .thenComparing(PastFinding::began, Comparator.reverseOrder()))
                .toList();
    }

    static PastFinding finding(Episode episode) {
        var seen = episode.facts().get("seen") instanceof List<?> list
                ? list.stream().map(PastFacts::text).toList()
                : List.<String>of();
        return new PastFinding(
                severity(episode),
                episode.fact("code"),
                episode.fact("title"),
                seen,
                episode.began(),
                episode.seenBegin(),
                episode.seenEnd() ? episode.ended() : null);
    }

    static Severity severity(Episode episode) {
        for (var severity : Severity.values()) {
            if (severity.word().equals(episode.fact("severity"))) {
                return severity;
            }
        }
        return Severity.INFO;
    }

    /// With their slots as they were; empty when the channels were not recorded.
    List<ChannelUsage> channels() {
        var counts = moment.counts();
        var slots = slots();
        if (counts == null || (counts.byChannel().isEmpty() && slots.isEmpty())) {
            return List.of();
        }
        return ChannelUsages.of(counts.byChannel(), List.copyOf(slots.keySet()), null).stream()
                .map(each -> new ChannelUsage(
                        each.name(),
                        slots.get(each.name()),
                        each.started(),
                        each.enqueued(),
                        each.pending(),
                        each.waiting(),
                        each.failed(),
                        each.other()))
                .toList();
    }

    /// How many jobs each channel may run at once; channels without a limit are not in it.
    Map<String, Integer> slots() {
        var slots = new TreeMap<String, Integer>();
        moment.episodes("slots").stream()
                .reduce((_, last) -> last)
                .map(last -> last.facts().get("slots"))
                .ifPresent(found -> {
                    if (found instanceof Map<?, ?> map) {
                        map.forEach((channel, count) -> slots.put(text(channel), number(count)));
                    }
                });
        return slots;
    }

    /// `1,912`, `≈ 198,402`, or that it was not recorded.
    String figure(JobState state) {
        var counts = moment.counts();
        if (counts == null) {
            return "–";
        }
        var jobs = counts.all().getOrDefault(state, 0L);
        return isEstimate(state) ? NumberText.estimate(jobs) : NumberText.count(jobs);
    }

    /// An estimate changes by a vacuum, not by work.
    boolean isEstimate(JobState state) {
        var counts = moment.counts();
        return counts != null && counts.estimated().contains(state);
    }

    /// How long the oldest job had waited; empty when none waited, or that is not known.
    Optional<Duration> oldestAge() {
        return Optional.ofNullable(moment.counts())
                .map(counts -> counts.oldest())
                .map(oldest -> oldest.since())
                .map(since -> Duration.between(since, moment.at()));
    }

    private static String text(@Nullable Object fact) {
        return fact == null ? "" : fact.toString();
    }

    private static int number(@Nullable Object fact) {
        return fact instanceof Number number ? number.intValue() : 0;
    }

    private static @Nullable Instant instant(@Nullable Object fact) {
        return fact == null ? null : Instant.parse(text(fact));
    }
}
