/// Profiles and how their databases are protected. What is done while one is open is in `signalbox.app.session`.
@NullMarked
package signalbox.app.profile;

import org.jspecify.annotations.NullMarked;
