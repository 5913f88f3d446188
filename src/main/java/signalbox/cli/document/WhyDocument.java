package signalbox.cli.document;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.cli.document.part.ChannelStringDocument;
import signalbox.cli.document.part.NullReason;
import signalbox.cli.document.part.OmitNull;
import signalbox.health.why.JobDiagnosis;
import signalbox.monitor.Snapshot;

/// `why`: what keeps a job from running.
public record WhyDocument(
        Instant takenAt,
        List<String> caveats,
        String uuid,
        String answer,
        List<Step> chain,
        @JsonUnwrapped ChannelStringDocument inForce) {

    /// @param ok null when it is not known: the evidence says why
    public record Step(
            String step,
            @Nullable Boolean ok,
            @OmitNull @Nullable String okReason,
            String evidence) {

        public static Step of(JobDiagnosis.Step step) {
            var ok = ok(step);
            return new Step(step.name(), ok, NullReason.ifNull(ok, step.evidence()), step.evidence());
        }

        private static @Nullable Boolean ok(JobDiagnosis.Step step) {
            return switch (step.ok()) {
                case YES -> true;
                case NO -> false;
                case UNKNOWN -> null;
            };
        }
    }

    public static WhyDocument of(JobDiagnosis why, Snapshot snapshot) {
        return new WhyDocument(
                snapshot.takenAt(),
                snapshot.capabilities().caveats(),
                why.uuid(),
                why.answer(),
                why.chain().stream().map(Step::of).toList(),
                ChannelStringDocument.of(snapshot.health().channels().inForce()));
    }
}
