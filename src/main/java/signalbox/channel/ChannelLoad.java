package signalbox.channel;

import signalbox.channel.text.ChannelSetting;

/// How full a channel is, as the scheduler sees it: running are the jobs that it let through to its parent.
public record ChannelLoad(ChannelSetting setting, int queued, int running, int failed) {}
