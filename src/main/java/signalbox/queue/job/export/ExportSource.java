package signalbox.queue.job.export;

import org.jspecify.annotations.Nullable;
import signalbox.queue.count.Count;

/// The jobs of an export.
///
/// @param expected how many match; null where that is not known
public record ExportSource(JobPieces pieces, @Nullable Count expected) {}
