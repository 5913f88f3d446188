package signalbox.health.rule.installation;

import java.util.List;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.FindingWords;
import signalbox.health.Remedy;
import signalbox.health.Rule;
import signalbox.monitor.Snapshot;
import signalbox.queue.installation.TableStatistics;
import signalbox.text.NumberText;
import signalbox.text.Severity;

/// Many rows of the table are dead: autovacuum, which starts at a fifth by default, cannot keep up.
public final class DeadRowsRule implements Rule {
    private static final long FEW = 10_000;
    private static final double SHARE = 0.4;

    @Override
    public List<Finding> judge(Snapshot snapshot, FindingContext known) {
        return snapshot.health().table().known().filter(DeadRowsRule::isBad).stream()
                .map(table -> finding(table, snapshot))
                .toList();
    }

    private static boolean isBad(TableStatistics table) {
        return table.dead() >= FEW && table.dead() >= SHARE * table.live();
    }

    private static Finding finding(TableStatistics table, Snapshot snapshot) {
        var vacuumed = table.vacuumed();
        return new Finding(
                "dead-rows",
                Severity.WARNING,
                "The table queue_job is full of dead rows",
                List.of(
                        "About " + NumberText.of(table.dead(), "dead row") + " beside "
                                + NumberText.of(table.live(), "live one") + ".",
                        vacuumed == null
                                ? "No vacuum is recorded."
                                : "The last vacuum was " + FindingWords.at(vacuumed, snapshot.serverTime()) + "."),
                "Each job leaves four dead rows. Until they are cleaned up, every query on the queue gets"
                        + " slower. A transaction that stays open for long prevents the cleaning.",
                "VACUUM (ANALYZE) queue_job; then ALTER TABLE queue_job SET (autovacuum_vacuum_scale_factor = 0.02);"
                        + " and look in pg_stat_activity for an old xact_start.",
                Remedy.none());
    }
}
