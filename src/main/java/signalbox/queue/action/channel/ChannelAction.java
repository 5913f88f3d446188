package signalbox.queue.action.channel;

import signalbox.audit.Action;

/// What an operator may do to a channel.
public sealed interface ChannelAction extends Action {
    /// More jobs at once would be one long transaction on the queue.
    int MOST_JOBS = 10_000;

    /// The complete name of the channel.
    String channel();

    /// From then on none of its jobs is dispatched; running jobs go on.
    record Pause(String channel) implements ChannelAction {
        @Override
        public String name() {
            return "channel-pause";
        }

        @Override
        public int size() {
            return 1;
        }
    }

    record Resume(String channel) implements ChannelAction {
        @Override
        public String name() {
            return "channel-resume";
        }

        @Override
        public int size() {
            return 1;
        }
    }

    /// The pending jobs of this very channel, not of those below it, go to another channel. Nothing else about them
    /// changes.
    ///
    /// @param shown how many jobs the operator saw
    record Move(String channel, String to, int shown) implements ChannelAction {
        @Override
        public String name() {
            return "channel-move";
        }

        @Override
        public int size() {
            return shown;
        }
    }
}
