package signalbox.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.text.SecretMask;

/// What an operator saw and confirmed before an action ran, for the log.
///
/// @param at when it was read, by the clock of this computer
/// @param rows how many rows or backends it would change, dependants among them; of all that match a filter, how many
///     were chosen
/// @param refused how many it would leave alone; null: of all that match a filter the sentences say it
/// @param blocked how many dependants would keep waiting
/// @param sentences what was read above the button
public record ConfirmedPreview(
        Instant at, int rows, @Nullable Integer refused, int blocked, List<String> sentences) {
    /// More sentences are no reading for a person.
    private static final int MOST_SENTENCES = 60;

    @SuppressWarnings("ConstantValue") // Jackson passes null for what a line leaves out
    public ConfirmedPreview {
        sentences = sentences == null
                ? List.of()
                : sentences.stream()
                        .limit(MOST_SENTENCES)
                        .map(SecretMask::masked)
                        .toList();
    }

    /// @param sentences what was shown beside the changes
    public static ConfirmedPreview of(Preview preview, List<String> sentences, Instant at) {
        var sum = preview.result() instanceof PreviewSummary found ? found : null;
        return new ConfirmedPreview(
                at,
                sum == null ? preview.size() : sum.rows(),
                sum == null ? preview.refused().size() : null,
                preview.blocked().size(),
                sentences);
    }
}
