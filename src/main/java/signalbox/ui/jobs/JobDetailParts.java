package signalbox.ui.jobs;

import signalbox.ui.jobs.detail.DetailReads;
import signalbox.ui.jobs.detail.DetailViewModel;
import signalbox.ui.jobs.detail.JobTextSource;
import signalbox.ui.jobs.detail.LongTexts;
import signalbox.ui.jobs.graph.GraphSource;
import signalbox.ui.jobs.graph.GraphViewModel;
import signalbox.ui.screen.ScreenContext;
import signalbox.ui.screen.log.LogViewModel;

/// The parts that show one job: its pane, and its graph.
record JobDetailParts(DetailViewModel pane, GraphViewModel graph) {
    static JobDetailParts of(ScreenContext context) {
        var reads = context.session().reads();
        return new JobDetailParts(
                new DetailViewModel(
                        DetailReads.of(reads),
                        new LongTexts(
                                JobTextSource.of(context.session()),
                                context.saveAs(),
                                context.notices(),
                                context.background()),
                        LogViewModel.of(context),
                        context.background()),
                new GraphViewModel(GraphSource.of(reads), context.background()));
    }
}
