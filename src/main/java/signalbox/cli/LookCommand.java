package signalbox.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import signalbox.monitor.Snapshot;

/// What status and runners have in common: one snapshot, as JSON or in words.
abstract class LookCommand implements Callable<Integer> {
    @Mixin
    private Target target = new Target();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    private final Context context;

    LookCommand(Context context) {
        this.context = context;
    }

    Context context() {
        return context;
    }

    Context.Picture picture(Context.Look look) {
        return context.picture(look);
    }

    abstract Object document(Context.Look look, Context.Picture picture);

    abstract String inWords(Snapshot snapshot);

    @Override
    public Integer call() {
        return context.look(target, look -> {
            var picture = picture(look);
            if (json) {
                context.print(document(look, picture));
            } else {
                context.out().print(Caveats.inWords(look.capabilities()));
                context.out().print(inWords(picture.snapshot()));
            }
            return Exit.FINE;
        });
    }
}
