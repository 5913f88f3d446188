/// Profiles, and how their databases are protected. `signalbox.app.session` is about open profiles.
@NullMarked
package signalbox.app.profile;

import org.jspecify.annotations.NullMarked;
