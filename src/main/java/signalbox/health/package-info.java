/// What is wrong, and why a job does not run: rules that judge a snapshot. The rules are in `rule`, the explanation of
/// one job in `why`. Here is only what both share: findings and their remedies, and what more than one of them judges,
/// such as which jobs hold slots without a worker, whether the site is asleep, what is wrong with an odoo.conf. Only
/// `why` reads rows itself: those of the one job that it explains.
///
/// That the leader does not dispatch is judged in three ways: over time, as a doubt or as the suspicion of a ghost, in
/// `signalbox.election`; in one look, by the leader's own times, by `SilentLeader`; of an embedded runner that only
/// observes by `ObservingLeader`. The rule about an idle leader makes the finding, unless the election's own rule has
/// one.
@NullMarked
package signalbox.health;

import org.jspecify.annotations.NullMarked;
