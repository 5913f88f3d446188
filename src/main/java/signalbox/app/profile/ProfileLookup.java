package signalbox.app.profile;

import org.jspecify.annotations.Nullable;
import signalbox.postgres.capability.DatabaseIdentity;

/// A database for which the matching profiles are searched.
///
/// @param here by what it is known; null while that was not read
record ProfileLookup(DatabaseAddress place, @Nullable DatabaseIdentity here, KnownDatabases.Stored known) {
    /// Whether a profile is of it.
    enum Likeness {
        SAME,
        /// Proven, or of another name.
        ANOTHER,
        /// The profile's database has this name and was never looked at: through a pooler, a tunnel or by another
        /// address this may be it.
        NEVER_SEEN,
        /// It has this name and was looked at, and what either server tells of itself decides nothing.
        NOT_TOLD
    }

    /// By its spelling, or by what its server says of itself. Nothing is done to a database before its server was
    /// asked: until then one that was seen elsewhere counts as another.
    Likeness likeness(String profile, @Nullable DatabaseAddress itsPlace) {
        if (itsPlace != null && itsPlace.isSame(place)) {
            return Likeness.SAME;
        }
        if (here != null && known.identities(profile, itsPlace).anyMatch(here::isSame)) {
            return Likeness.SAME;
        }
        if (itsPlace == null || !isNamed(itsPlace.database())) {
            return Likeness.ANOTHER;
        }
        return known.newest(profile, itsPlace)
                .map(its -> here == null || here.isAnother(its) ? Likeness.ANOTHER : Likeness.NOT_TOLD)
                .orElse(Likeness.NEVER_SEEN);
    }

    /// A pooler may call it otherwise than its server.
    private boolean isNamed(String name) {
        return name.equals(place.database()) || (here != null && name.equals(here.database()));
    }
}
