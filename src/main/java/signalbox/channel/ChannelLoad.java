package signalbox.channel;

import signalbox.channel.text.ChannelSetting;

/// How full a channel is, as the scheduler sees it. Running jobs are those that it gave to its parent.
public record ChannelLoad(ChannelSetting setting, int queued, int running, int failed) {}
