package signalbox.cli.document;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.audit.reading.AuditRow;
import signalbox.cli.document.part.OmitNull;

/// `audit`: what operators did, newest first.
///
/// @param file the log
public record AuditDocument(Instant takenAt, String file, List<AuditAction> entries) {

    /// @param number of its newest line; null: from before the chain
    /// @param beganAt null: only its result is known
    /// @param at when its newest line was written
    /// @param environment null: not known
    /// @param previewed how many rows the preview had that was confirmed; null: none was shown
    /// @param rows how many changed
    /// @param refused how many were left alone
    /// @param result done, partly done, refused, failed, unknown, began
    public record AuditAction(
            @OmitNull @Nullable Long number,
            @OmitNull @Nullable Instant beganAt,
            Instant at,
            String who,
            String profile,
            @OmitNull @Nullable String environment,
            String action,
            String subject,
            @OmitNull @Nullable Integer previewed,
            int rows,
            int refused,
            String result,
            String outcome,
            @OmitNull @Nullable String reason) {
        static AuditAction of(AuditRow row) {
            return new AuditAction(
                    row.number() == 0 ? null : row.number(),
                    row.begun(),
                    row.at(),
                    row.who(),
                    row.profile(),
                    nullIfEmpty(row.environment()),
                    row.action(),
                    row.subject(),
                    row.previewed(),
                    row.rows(),
                    row.refused(),
                    row.result().label(),
                    row.outcome(),
                    nullIfEmpty(row.reason()));
        }

        private static @Nullable String nullIfEmpty(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    public static AuditDocument of(List<AuditRow> rows, Path file, Instant takenAt) {
        return new AuditDocument(
                takenAt, file.toString(), rows.stream().map(AuditAction::of).toList());
    }
}
