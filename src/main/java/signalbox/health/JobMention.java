package signalbox.health;

import signalbox.channel.text.ChannelName;
import signalbox.queue.JobCall;
import signalbox.queue.stuck.LateJob;
import signalbox.queue.stuck.RunningJob;

/// How findings and Why name a job in a sentence: by its whole uuid, which screens shorten to a link and scripts need,
/// and by its method where that is known.
public final class JobMention {
    private JobMention() {}

    /// `UUID (MODEL.METHOD)`; the uuid alone when the row names no method.
    public static String of(String uuid, JobCall call) {
        return call.method().isBlank() ? uuid : uuid + " (" + call.model() + "." + call.method() + ")";
    }

    /// `UUID (MODEL.METHOD) in CHANNEL`
    public static String withChannel(RunningJob job) {
        return withChannel(job.uuid(), job.call(), job.channel());
    }

    /// The same for a late job.
    public static String withChannel(LateJob job) {
        return withChannel(job.uuid(), job.call(), job.channel());
    }

    private static String withChannel(String uuid, JobCall call, String channel) {
        return of(uuid, call) + " in " + ChannelName.of(channel).shown();
    }
}
