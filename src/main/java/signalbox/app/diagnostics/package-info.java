/// What a report about Signalbox itself needs: versions, the kind of profile, what the server offers, the last errors
/// of
/// the log, the own cost. No name of a host, a database or a user, no password and no job belongs here.
@NullMarked
package signalbox.app.diagnostics;

import org.jspecify.annotations.NullMarked;
