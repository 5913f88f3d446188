package signalbox.app.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.app.config.BuildSettings;
import signalbox.app.config.ConfigArchive;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Profile;
import signalbox.app.profile.Profiles;
import signalbox.app.profile.UnusableProfile;
import signalbox.app.session.Session;
import signalbox.config.ConfigFile;
import signalbox.monitor.LightWatch;
import signalbox.monitor.WatchLoad;
import signalbox.monitor.history.History.Looks;
import signalbox.postgres.Deadline;

/// Watches all profiles in the background, each with one connection, and the open sessions through their own watch. It
/// follows profiles.json, wakes no site, and asks no questions. Safe for several threads; only `close` waits.
public final class Fleet implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fleet.class);
    private static final Duration PUBLISHES_EVERY = Duration.ofSeconds(1);
    private static final Duration SETTLE = Duration.ofMillis(900);
    private static final Duration PROFILES_GOOD_FOR = Duration.ofSeconds(10);
    private static final Duration COPIES_GOOD_FOR = Duration.ofMinutes(1);
    private static final Duration STAGGER = Duration.ofMillis(70);

    private final InstantSource clock;
    private final Profiles profiles;
    private final ConfigArchive archive;
    private final MemberSetup parts;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, FleetMember> members = new LinkedHashMap<>();
    private final List<Consumer<FleetState>> subscribers = new CopyOnWriteArrayList<>();
    private final List<Consumer<FleetAlarm>> alarms = new CopyOnWriteArrayList<>();
    private final FleetChangeLog log = new FleetChangeLog();
    private Duration interval = LightWatch.USUAL_INTERVAL;
    private double percent = WatchLoad.USUAL_LIMIT * 100;
    private boolean paused;
    private boolean news;
    private boolean closed;
    private boolean started;
    private String unreadable = "";
    private Deadline profilesDue = Deadline.now();
    private Deadline copiesDue = Deadline.now();
    private Map<String, ConfigFile> copies = Map.of();
    private volatile FleetState newest;
    private volatile boolean hasRead;

    public Fleet(AppFolders folders, InstantSource clock) {
        this(folders, clock, Looks.Mode.WATCH);
    }

    /// @param mode ONCE for a verdict after the first look: what is missing then is reported with that doubt
    public Fleet(AppFolders folders, InstantSource clock, Looks.Mode mode) {
        this.clock = clock;
        this.profiles = new Profiles(folders);
        this.archive = new ConfigArchive(folders.snapshotsFolder());
        this.parts = new MemberSetup(
                folders, clock, mode, alarm -> alarms.forEach(each -> each.accept(alarm)), this::noteNews);
        this.newest = FleetState.nothingAt(clock.instant());
        this.thread = Thread.ofVirtual().name("fleet").unstarted(this::loop);
    }

    /// Begins to watch. Returns at once; a second call does nothing.
    public void start() {
        locked(() -> {
            if (!started && !closed) {
                started = true;
                thread.start();
            }
        });
    }

    public FleetState newest() {
        return newest;
    }

    /// Whether the profiles were read, so that `newest` has all of them.
    public boolean hasRead() {
        return hasRead;
    }

    /// The subscriber gets each new state on the fleet's thread: it must not block.
    public void subscribe(Consumer<FleetState> subscriber) {
        subscribers.add(subscriber);
        subscriber.accept(newest);
    }

    /// The listener is called for each new critical finding of a profile that is not open, on the thread that watches.
    public void onCritical(Consumer<FleetAlarm> listener) {
        alarms.add(listener);
    }

    /// Shares the figures of a session that the window has opened. One that no saved profile belongs to becomes a row
    /// as
    /// well.
    ///
    /// @param with what it was opened with
    public void attach(Session session, Destination with) {
        locked(() -> {
            var name = session.profile().name();
            var member = members.get(name);
            if (member == null) {
                member = add(with, 0);
            }
            member.attach(session, with);
            news = true;
        });
    }

    /// The session is being closed: the profile is watched in the background again, if it is a saved one.
    public void detach(Session session) {
        locked(() -> {
            var member = members.get(session.profile().name());
            if (member != null) {
                member.detach(session);
                profilesDue = Deadline.now();
                news = true;
            }
        });
    }

    /// How often the runners of each profile are looked at; less often where there are many profiles.
    ///
    /// @param wanted positive
    public void setInterval(Duration wanted) {
        locked(() -> {
            interval = wanted;
            pace();
        });
    }

    public Duration interval() {
        return interval;
    }

    /// How much of one core of each server all its watches together may take.
    ///
    /// @param allowed above 0, at most 100
    public void limitLoad(double allowed) {
        locked(() -> {
            percent = allowed;
            pace();
        });
    }

    /// Goes on, or looks at nothing; open sessions are not paused by it.
    public void setPaused(boolean wanted) {
        locked(() -> {
            paused = wanted;
            members.values().forEach(member -> member.setPaused(wanted));
            news = true;
        });
    }

    public boolean isPaused() {
        return paused;
    }

    /// Looks at all profiles now, also at those that did not answer.
    public void refresh() {
        locked(() -> {
            profilesDue = Deadline.now();
            members.values().forEach(FleetMember::refresh);
            news = true;
        });
    }

    private void noteNews() {
        locked(() -> news = true);
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
            while (awaitTurn()) {
                publish();
                TimeUnit.NANOSECONDS.sleep(SETTLE.toNanos());
            }
        } catch (InterruptedException e) {
            LOG.trace("Closed");
        }
    }

    private boolean awaitTurn() throws InterruptedException {
        var due = Deadline.in(PUBLISHES_EVERY);
        lock.lock();
        try {
            while (!closed && !news && !due.isOver()) {
                changed.awaitNanos(due.left().toNanos());
            }
            news = false;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void publish() {
        try {
            if (profilesDue.isOver()) {
                profilesDue = Deadline.in(PROFILES_GOOD_FOR);
                follow();
            }
            readCopies();
            newest = state(clock.instant());
            hasRead = true;
            subscribers.forEach(subscriber -> subscriber.accept(newest));
        } catch (RuntimeException e) {
            LOG.error("The fleet could not be put together", e);
        }
    }

    private void follow() {
        try {
            var saved = profiles.read();
            unreadable =
                    saved.unusable().stream().map(UnusableProfile::sentence).collect(Collectors.joining(" "));
            locked(() -> follow(saved.usable()));
        } catch (IllegalArgumentException e) {
            unreadable = String.valueOf(e.getMessage());
        }
    }

    private void follow(List<Profile> saved) {
        if (closed) {
            return;
        }
        var wanted = saved.stream().collect(Collectors.toMap(Profile::name, each -> each, (one, _) -> one));
        var gone = members.values().stream()
                .filter(member -> !member.isShared()
                        && !member.profile().equals(wanted.get(member.profile().name())))
                .toList();
        gone.forEach(member -> {
            members.remove(member.profile().name());
            Thread.ofVirtual().name("close").start(member::close);
        });
        var turn = 0;
        for (var profile : saved) {
            if (!members.containsKey(profile.name())) {
                add(Destination.of(profile), turn++);
            }
        }
        pace();
    }

    private FleetMember add(Destination destination, int turn) {
        var member = new FleetMember(destination, parts, STAGGER.multipliedBy(turn));
        members.put(destination.profile().name(), member);
        member.setPaused(paused);
        member.start();
        return member;
    }

    private void pace() {
        var shares = FleetShares.of(
                members.values().stream().map(FleetMember::profile).toList(), percent);
        var pace = FleetPace.of(interval, members.size());
        members.forEach((name, member) -> member.pace(pace, shares.getOrDefault(name, WatchLoad.USUAL_LIMIT)));
    }

    private List<FleetMember> present() {
        lock.lock();
        try {
            return new ArrayList<>(members.values());
        } finally {
            lock.unlock();
        }
    }

    private void readCopies() {
        if (copiesDue.isOver()) {
            copiesDue = Deadline.in(COPIES_GOOD_FOR);
            var read = new HashMap<String, ConfigFile>();
            present().forEach(member -> {
                var name = member.profile().name();
                archive.newest(name).ifPresent(copy -> read.put(name, copy));
            });
            copies = read;
        }
    }

    private FleetState state(Instant now) {
        var present = present();
        var all = present.stream().map(FleetMember::profile).toList();
        var groups = FleetGroups.of(all);
        var settings = new HashMap<String, BuildSettings>();
        present.forEach(member -> settings.put(
                member.profile().name(),
                new BuildSettings(
                        copies.get(member.profile().name()), member.parameters().orElse(null))));
        var rows = present.stream()
                .map(member -> member.row(
                        groups.getOrDefault(member.profile().name(), ""),
                        ConfigDrift.of(member.profile(), all, groups, settings),
                        now))
                .toList();
        return new FleetState(now, rows, log.see(rows, now), unreadable);
    }

    /// Ends all connections of its own; sessions stay open. Takes about a second.
    @Override
    public void close() {
        locked(() -> closed = true);
        thread.interrupt();
        var closing = present().stream()
                .map(member -> Thread.ofVirtual().name("close").start(member::close))
                .toList();
        try {
            for (var each : closing) {
                each.join(Duration.ofSeconds(2));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
