package signalbox.ui.jobs;

import java.util.function.Function;
import java.util.stream.Collectors;
import signalbox.queue.job.JobLink;
import signalbox.queue.job.JobReference;
import signalbox.ui.kit.TextClipboard;
import signalbox.ui.kit.table.DataTable;

/// The entries of the menu of a row that copy what names the selected jobs elsewhere, a line each. FX thread.
final class JobCopies {
    private final DataTable<JobRow> table;

    private JobCopies(DataTable<JobRow> table) {
        this.table = table;
    }

    /// @param profile the name that a link has
    static void addTo(DataTable<JobRow> table, String profile) {
        var copies = new JobCopies(table);
        copies.add("Copy UUID", JobReference::uuid);
        copies.add("Copy Python for Odoo's shell", JobReference::python);
        copies.add("Copy SQL", JobReference::sql);
        copies.add("Copy link", job -> new JobLink(profile, job.uuid()).text());
    }

    private void add(String words, Function<JobReference, String> text) {
        table.action(table.getContextMenu().getItems().size(), words, () -> copy(text));
    }

    private void copy(Function<JobReference, String> text) {
        var lines = table.selectedRows().stream()
                .map(row -> row.job().uuid())
                .filter(uuid -> !uuid.isEmpty())
                .map(uuid -> text.apply(new JobReference(uuid)))
                .collect(Collectors.joining("\n"));
        if (!lines.isEmpty()) {
            TextClipboard.copy(lines);
        }
    }
}
