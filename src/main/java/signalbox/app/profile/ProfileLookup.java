package signalbox.app.profile;

import org.jspecify.annotations.Nullable;
import signalbox.postgres.capability.DatabaseIdentity;

/// A database for which the matching profiles are searched.
///
/// @param here the identity of the database; null while it has not been read
record ProfileLookup(DatabaseAddress place, @Nullable DatabaseIdentity here, KnownDatabases.Stored known) {
    /// What it is called.
    String database() {
        return place.name(here);
    }

    /// Whether a profile is for this database.
    enum Likeness {
        SAME,
        /// It is proven to be for another one, or its database has another name.
        ANOTHER,
        /// The profile's database has this name and was never seen. It may be this one, through a pooler,
        /// through a tunnel or at another address.
        NEVER_SEEN,
        /// The profile's database has this name and was seen, but the identities of the two servers do not
        /// decide it.
        NOT_TOLD
    }

    /// Compares the spelling, or the identity of the server. Before the server's identity is read, a database that
    /// was seen elsewhere counts as another one. Nothing is changed before that.
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

    /// Compares both names, because a pooler may use another name than the server.
    private boolean isNamed(String name) {
        return name.equals(place.database()) || (here != null && name.equals(here.database()));
    }
}
