package signalbox.cli.document;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.cli.document.part.NullReason;
import signalbox.cli.document.part.OmitNull;
import signalbox.config.diff.ConfigChange;

/// `config diff`: how two odoo.conf differ in what Odoo reads.
public record ConfigDiffDocument(Instant takenAt, List<SettingChange> changes) {
    /// @param expected whether two builds of one installation must differ here
    public record SettingChange(
            String section,
            String key,
            @Nullable String left,
            @OmitNull @Nullable String leftReason,
            @Nullable String right,
            @OmitNull @Nullable String rightReason,
            boolean expected) {
        private static final String NOT_SET = "This file does not set it.";

        static SettingChange of(ConfigChange change) {
            return new SettingChange(
                    change.section(),
                    change.key(),
                    change.left(),
                    NullReason.ifNull(change.left(), NOT_SET),
                    change.right(),
                    NullReason.ifNull(change.right(), NOT_SET),
                    change.expected());
        }
    }

    /// @param changes with secrets masked, unless the operator asked to see them
    public static ConfigDiffDocument of(Instant takenAt, List<ConfigChange> changes) {
        return new ConfigDiffDocument(
                takenAt, changes.stream().map(SettingChange::of).toList());
    }
}
