package signalbox.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelPlan;

/// The channels in force and where they come from. The embedded runner and everything that explains why a job waits use
/// this one answer. `channels` in an odoo.conf comes first, as in OCA pull request 962; then the database's own tree;
/// then the profile's channel string; last, what the runner showed. A channel that is paused in the database is paused,
/// whatever the source of its limits.
///
/// @param plan what they allow, pauses included; null where no source states it
/// @param paused the channels that the database pauses, complete names
/// @param source which source states it
/// @param from where the limits come from, in words; where no source states them, why not: a clause
/// @param notes what was ignored or is not known, one sentence each
/// @param seen what the runner showed, if the limits are not known: never a plan, because more may be allowed
public record ChannelsInForce(
        @Nullable ChannelPlan plan,
        Set<String> paused,
        ChannelSource source,
        String from,
        List<String> notes,
        ObservedSlots seen) {
    public static final ChannelsInForce UNKNOWN = of(StoredChannels.NONE, ConfiguredChannels.NONE);

    private static final String DATABASE = "queue_job_channel of the database";

    private static final String OPEN_ROOT = "The database gives root no capacity. Then max_capacity in the"
            + " runners' odoo.conf is the limit, and it is not known here.";

    private ChannelsInForce(
            @Nullable ChannelPlan plan, Set<String> paused, ChannelSource source, String from, List<String> notes) {
        this(plan, paused, source, from, notes, ObservedSlots.NONE);
    }

    public ChannelsInForce {
        paused = Set.copyOf(paused);
        notes = List.copyOf(notes);
    }

    /// The channels in force, by the order of the sources.
    ///
    /// @param kept what the database stores
    /// @param stated what an odoo.conf or a profile states
    public static ChannelsInForce of(StoredChannels kept, ConfiguredChannels stated) {
        var own = kept.plan();
        if (own == null || (own.limitsNothing() && stated.most() == null)) {
            return new ChannelsInForce(
                    paused(stated.plan(), kept), kept.paused(), stated.source(), from(kept, stated), List.of());
        }
        return stated.plan() != null && stated.source().isBefore(ChannelSource.DATABASE)
                ? beforeDatabase(own, kept, stated)
                : ofDatabase(own, kept, stated);
    }

    private static @Nullable ChannelPlan paused(@Nullable ChannelPlan plan, StoredChannels kept) {
        return plan == null || kept.paused().isEmpty() ? plan : plan.pausing(kept.paused());
    }

    private static String from(StoredChannels kept, ConfiguredChannels stated) {
        return kept.paused().isEmpty() ? stated.from() : stated.from() + "; paused by " + DATABASE;
    }

    private static ChannelsInForce beforeDatabase(ChannelPlan own, StoredChannels kept, ConfiguredChannels stated) {
        var note = "queue_job_channel has other capacities (" + own.asString() + "): " + stated.from()
                + " wins if both are set. A pause in queue_job_channel still applies.";
        var from = from(kept, stated) + ", not the capacities in " + DATABASE;
        return new ChannelsInForce(paused(stated.plan(), kept), kept.paused(), stated.source(), from, List.of(note));
    }

    private static ChannelsInForce ofDatabase(ChannelPlan own, StoredChannels kept, ConfiguredChannels stated) {
        var notes = new ArrayList<String>();
        if (stated.source() == ChannelSource.PROFILE) {
            notes.add("Set aside: " + stated.from() + " (" + stated.text() + ").");
        }
        var most = stated.most();
        if (most == null && !own.isLimited()) {
            notes.add(OPEN_ROOT);
        }
        return new ChannelsInForce(
                paused(most == null ? own : own.limitedTo(most), kept),
                kept.paused(),
                ChannelSource.DATABASE,
                most == null ? DATABASE : DATABASE + ", within max_capacity " + most,
                notes);
    }

    /// For a runner. It must not dispatch all jobs at once where no source states how many may run: root then gets
    /// the capacity that is queue_job's default, 1.
    public ChannelsInForce bounded() {
        if (plan != null && (plan.isLimited() || source != ChannelSource.DATABASE)) {
            return this;
        }
        var some = plan == null ? ChannelPlan.of(ConfiguredChannels.STANDARD).pausing(paused) : plan.limitedTo(1);
        return new ChannelsInForce(some, paused, source, from + "; root:1 is queue_job's default", notes);
    }

    /// Adds what the runner showed. It counts only where no source states anything.
    public ChannelsInForce showing(ObservedSlots shown, Instant now) {
        return plan != null || shown.isEmpty()
                ? this
                : new ChannelsInForce(
                        null, paused, ChannelSource.SEEN, from + "; " + shown.sentence(now), notes, shown);
    }

    /// For a forecast where no source states the limits: it assumes that no more jobs could run than were seen to.
    /// Empty where a source states them, or nothing was seen.
    public Optional<ChannelsInForce> asSeen() {
        return seen.in(ChannelName.ROOT)
                .map(most -> new ChannelsInForce(
                        ChannelPlan.of(ChannelName.ROOT + ":" + most.held()).pausing(paused),
                        paused,
                        ChannelSource.SEEN,
                        from,
                        List.of("It is not known how many jobs may run at once. root:" + most.held()
                                + " is the most that was seen: more may be allowed, and single channels may"
                                + " have their own limits, throttles or order."),
                        seen));
    }

    /// A sentence: where the limits come from, or why they are not known.
    public String origin() {
        return isStated() ? "The limits come from " + from + "." : "The limits are not known: " + from + ".";
    }

    /// Whether a source states the limits; that they were seen, or are assumed, does not count.
    private boolean isStated() {
        return switch (source) {
            case GIVEN, FILE, DATABASE, PROFILE, DEFAULT -> true;
            case SEEN, NOBODY -> false;
        };
    }

    /// Where the limits come from, in words that stand alone: `nobody: …` with the reason where no source states them.
    public String sourceText() {
        return isStated() ? from : "nobody: " + from;
    }

    /// Whether the database limits channels but not root: then the capacity of root is not known.
    public boolean isRootOpen() {
        return plan != null && source == ChannelSource.DATABASE && !plan.isLimited();
    }

    /// The sentence that says why the capacity of root is not known.
    public String openRoot() {
        return OPEN_ROOT;
    }

    /// As a channel string; empty where no source states the limits. A root without a limit is put in words,
    /// because `root:0` switches runners off.
    public String asString() {
        if (plan == null) {
            return "";
        }
        return isRootOpen() ? plan.asString().replaceFirst("^root:0", "root (capacity not known)") : plan.asString();
    }
}
