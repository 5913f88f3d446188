package signalbox.cli.document;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.cli.document.part.NullReason;
import signalbox.cli.document.part.OmitNull;
import signalbox.cli.output.Caveats;
import signalbox.postgres.capability.Capabilities;
import signalbox.runner.askagain.AskedJob;
import signalbox.runner.askagain.AskedJob.Fate;

/// `ask-again`: the results of the repeated requests.
public record AskAgainDocument(
        Instant takenAt,
        @Nullable String target,
        @OmitNull @Nullable String targetReason,
        List<String> caveats,
        List<String> asked,
        List<Answered> answered,
        List<Unanswered> unanswered,
        List<ActionDocument.Refused> refused) {

    /// @param answer what the target did, and what the job is now: sentences. An answer that is not queue_job's is
    ///     called so
    /// @param state of the job after the request
    public record Answered(
            String uuid,
            int status,
            String answer,
            @Nullable String state,
            @OmitNull @Nullable String stateReason) {
        static Answered of(AskedJob job) {
            return new Answered(
                    job.uuid(),
                    Objects.requireNonNull(job.status()),
                    job.text(),
                    job.state(),
                    NullReason.ifNull(job.state(), job.text()));
        }
    }

    /// @param reason what is known of the request, and of the job after it
    public record Unanswered(String uuid, String reason) {
        static Unanswered of(AskedJob job) {
            return new Unanswered(job.uuid(), job.text());
        }
    }

    /// @param target null when there was no job to ask for
    public static AskAgainDocument of(
            Instant takenAt, @Nullable String target, List<AskedJob> jobs, Capabilities capabilities) {
        return new AskAgainDocument(
                takenAt,
                target,
                NullReason.ifNull(target, "There was no job to ask for" + Caveats.asFarAsSeen(capabilities) + "."),
                capabilities.caveats(),
                jobs.stream().filter(AskedJob::isAsked).map(AskedJob::uuid).toList(),
                those(jobs, Fate.ANSWERED).map(Answered::of).toList(),
                jobs.stream()
                        .filter(job -> job.fate() == Fate.NO_ANSWER || job.fate() == Fate.LOST)
                        .map(Unanswered::of)
                        .toList(),
                those(jobs, Fate.LEFT_ALONE)
                        .map(job -> new ActionDocument.Refused(
                                job.uuid(), Objects.requireNonNullElse(job.state(), "unknown"), job.text()))
                        .toList());
    }

    private static Stream<AskedJob> those(List<AskedJob> jobs, Fate fate) {
        return jobs.stream().filter(job -> job.fate() == fate);
    }
}
