package signalbox.queue.trend;

/// What trends are of.
public sealed interface TrendKey {
    /// How people call it: `all channels`, `root.mail`, `mail.mail.send`.
    String label();

    record All() implements TrendKey {
        @Override
        public String label() {
            return "all channels";
        }
    }

    /// One channel, without those below it.
    ///
    /// @param name complete
    record OfChannel(String name) implements TrendKey {
        @Override
        public String label() {
            return name;
        }
    }

    record OfMethod(String model, String method) implements TrendKey {
        @Override
        public String label() {
            return model.isEmpty() ? method : model + "." + method;
        }
    }
}
