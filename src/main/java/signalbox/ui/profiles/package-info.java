/// The menu of profiles, and the editor of one in a card above the window. Profiles are read and saved in
/// `signalbox.app.profile`.
@NullMarked
package signalbox.ui.profiles;

import org.jspecify.annotations.NullMarked;
