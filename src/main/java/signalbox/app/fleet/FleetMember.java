package signalbox.app.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Profile;
import signalbox.app.route.ConnectionRoute;
import signalbox.app.session.FindingsWatch;
import signalbox.app.session.Session;
import signalbox.channel.ConfiguredChannels;
import signalbox.channel.text.ChannelStringException;
import signalbox.config.ConfigFile;
import signalbox.election.BackendKey;
import signalbox.health.Finding;
import signalbox.monitor.Feed;
import signalbox.monitor.Feed.Mode;
import signalbox.monitor.LightWatch;
import signalbox.monitor.Snapshot;
import signalbox.monitor.WatchLoad;
import signalbox.postgres.Deadline;
import signalbox.remote.RemoteException;
import signalbox.remote.SshFiles;

/// One profile of the fleet. A thread of its own looks at it with one connection; while the window has the profile
/// open, that connection is closed, and the session's own watch gives the figures. Safe for several threads.
final class FleetMember implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FleetMember.class);
    private static final Duration CLOSING = Duration.ofMillis(500);

    private final MemberSetup parts;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private final FindingsWatch ownFindings;
    private final Deadline begins;
    private Destination destination;
    private @Nullable Session session;
    private boolean paused;
    private boolean wakeUp;
    private boolean closed;
    private FleetPace pace = FleetPace.USUAL;
    private double share = WatchLoad.USUAL_LIMIT;
    private volatile @Nullable LightWatch light;
    private @Nullable ConnectionRoute route;
    private volatile Feed feed = new Feed(null, null, Mode.RUNNING, LightWatch.USUAL_INTERVAL, false);
    private volatile List<Finding> findings = List.of();
    private final DatabaseSettings settings = new DatabaseSettings();
    private @Nullable BackendKey kindOf;
    private String kind = "";
    private @Nullable Snapshot judged;

    /// @param after how long it waits before its first look, so that not all begin at once
    FleetMember(Destination destination, MemberSetup parts, Duration after) {
        this.destination = destination;
        this.parts = parts;
        this.begins = Deadline.in(after);
        this.ownFindings = FindingsWatch.of(destination, parts.folders(), parts.clock());
        var profile = destination.profile();
        ownFindings.onCritical(finding -> parts.onCritical()
                .accept(new FleetAlarm(profile, destination.spec().database(), finding)));
        this.thread = Thread.ofVirtual().name("fleet-" + profile.name()).unstarted(this::loop);
    }

    void start() {
        thread.start();
    }

    Profile profile() {
        return destination.profile();
    }

    /// The session's own watch gives the figures from now on.
    ///
    /// @param opened what the session was opened with: its typed password is used later, too
    void attach(Session opened, Destination with) {
        opened.findings().takeOver(ownFindings);
        locked(() -> {
            session = opened;
            destination = with;
        });
        var watch = light;
        if (watch != null) {
            watch.disconnect();
        }
    }

    void detach(Session closing) {
        locked(() -> {
            if (closing.equals(session)) {
                ownFindings.takeOver(closing.findings());
                session = null;
                wakeUp = true;
            }
        });
    }

    void setPaused(boolean wanted) {
        locked(() -> {
            paused = wanted;
            wakeUp = !wanted;
        });
    }

    void refresh() {
        var watch = light;
        if (watch != null) {
            watch.refresh();
        }
        locked(() -> wakeUp = true);
    }

    /// @param wanted how often it is looked at
    /// @param load how much of one core of the server watching it may take
    void pace(FleetPace wanted, double load) {
        locked(() -> {
            pace = wanted;
            share = load;
            var watch = light;
            if (watch != null) {
                follow(watch);
            }
        });
    }

    private void follow(LightWatch watch) {
        watch.setPace(pace.looks(), pace.readings());
        watch.limitLoad(share);
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void loop() {
        try {
            var due = begins;
            while (awaitTurn(due)) {
                due = Deadline.in(turn());
            }
        } catch (InterruptedException e) {
            LOG.trace("Closed");
        } finally {
            leave();
        }
    }

    /// @return false when it is closed
    private boolean awaitTurn(Deadline due) throws InterruptedException {
        lock.lock();
        try {
            while (!closed && !wakeUp && (!due.isOver() || paused || session != null)) {
                var wait = paused || session != null
                        ? TimeUnit.SECONDS.toNanos(5)
                        : due.left().toNanos();
                changed.awaitNanos(wait);
            }
            wakeUp = false;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /// Looks once, unless the session does. Returns how long to wait.
    private Duration turn() {
        if (shared() != null) {
            leave();
            return LightWatch.USUAL_INTERVAL;
        }
        try {
            var watch = watch();
            var seen = watch.look();
            if (shared() == null) {
                judge(feed, seen);
                feed = seen;
                if (seen.fault() == null && seen.snapshot() != null) {
                    settings.readAfter(seen.snapshot(), watch);
                }
            } else {
                watch.disconnect();
            }
            parts.onChange().run();
            return watch.rest();
        } catch (RemoteException e) {
            fault(e);
        } catch (RuntimeException e) {
            LOG.error("A look at {} failed", profile().name(), e);
            fault(e);
        }
        return Duration.ofSeconds(10);
    }

    /// A look at the runners alone that shows the same leader changes no finding that matters before the next reading.
    private void judge(Feed before, Feed seen) {
        var last = before.snapshot();
        var next = seen.snapshot();
        var isSame = before.fault() == null
                && last != null
                && next != null
                && next.jobsAt().equals(last.jobsAt())
                && next.leadership().leader() != null
                && next.leadership().anomalies().equals(last.leadership().anomalies())
                && last.leadership().leader() != null
                && BackendKey.of(next.leadership().leader())
                        .equals(BackendKey.of(last.leadership().leader()));
        if (!isSame) {
            ownFindings.see(seen).ifPresent(open -> findings = open);
        }
    }

    private void fault(RuntimeException cause) {
        var before = feed.fault();
        var since = before == null ? parts.clock().instant() : before.since();
        feed = new Feed(
                feed.snapshot(),
                new Feed.Fault(since, String.valueOf(cause.getMessage()), cause),
                Mode.RUNNING,
                feed.interval(),
                false);
        parts.onChange().run();
    }

    /// A login that was refused is not tried again: nobody asked for it.
    ///
    /// @throws RemoteException when this machine has no free port for a tunnel
    private LightWatch watch() {
        var known = light;
        if (known != null) {
            return known;
        }
        var way =
                ConnectionRoute.of(destination, SshFiles.ofUser(parts.folders().knownHostsFile()));
        var fresh = new LightWatch(way.destination().spec(), this::channels, parts.clock(), parts.mode());
        locked(() -> {
            follow(fresh);
            route = way;
            light = fresh;
        });
        return fresh;
    }

    private ConfiguredChannels channels() {
        try {
            return ConfiguredChannels.ofProfile(profile().channels());
        } catch (ChannelStringException e) {
            LOG.debug("The channels of the profile are not valid", e);
            return ConfiguredChannels.NONE;
        }
    }

    /// What the database stores for the queue, as a file; empty when it was not read yet.
    Optional<ConfigFile> parameters() {
        return settings.read();
    }

    private boolean isResting() {
        lock.lock();
        try {
            return paused;
        } finally {
            lock.unlock();
        }
    }

    boolean isShared() {
        return shared() != null;
    }

    private @Nullable Session shared() {
        lock.lock();
        try {
            return session;
        } finally {
            lock.unlock();
        }
    }

    /// The row of this profile now. For one thread.
    FleetRow row(String group, ConfigDrift drift, Instant now) {
        var open = shared();
        if (open != null) {
            share(open);
        }
        var shown = feed;
        var snapshot = shown.snapshot();
        return new FleetRow(
                profile(),
                group,
                open == null && isResting() && shown.fault() == null && snapshot != null
                        ? new FleetContact.Paused()
                        : FleetContact.of(shown, shown.pace(), now),
                snapshot,
                findings,
                drift,
                open != null,
                snapshot == null ? "" : leaderKind(snapshot),
                shown.load());
    }

    /// Takes over what the session knows. One that has just been opened knows less than was seen before.
    private void share(Session open) {
        var its = open.monitor().newest();
        var snapshot = its.snapshot();
        if (snapshot != null) {
            if (!snapshot.equals(judged)) {
                judged = snapshot;
                findings = open.findings().sorted(snapshot).open();
            }
            feed = its;
        } else if (its.fault() != null) {
            feed = new Feed(feed.snapshot(), its.fault(), its.mode(), its.interval(), false);
        }
        if (snapshot != null) {
            settings.readAfter(snapshot, open);
        }
    }

    /// What the leader's process is for, as long as it leads: processes are listed only while the profile is open.
    private String leaderKind(Snapshot snapshot) {
        var leads = snapshot.leadership().leader();
        var key = leads == null ? null : BackendKey.of(leads);
        if (key == null || !key.equals(kindOf)) {
            kind = "";
            kindOf = key;
        }
        if (leads != null) {
            snapshot.workers()
                    .behind(leads.pid())
                    .ifPresent(worker -> kind = worker.kind().word().toUpperCase(Locale.ROOT));
        }
        return kind;
    }

    private void leave() {
        var watch = light;
        light = null;
        if (watch != null) {
            watch.close();
        }
        if (route != null) {
            route.close();
            route = null;
        }
    }

    /// Takes at most 2 s; a look that is under way is broken off.
    @Override
    public void close() {
        locked(() -> closed = true);
        thread.interrupt();
        var watch = light;
        if (watch != null) {
            watch.close();
        }
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join(CLOSING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
