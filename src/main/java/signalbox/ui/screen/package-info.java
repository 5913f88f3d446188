/// What all screens share: how the frame shows a screen, and what a screen gets (session, background, questions,
/// notices). Actions are in `action`, lanes of runners in `timeline`, the recorded life of a
/// job in `life`, what the runner's log says in `log`. No single
/// screen is here.
@NullMarked
package signalbox.ui.screen;

import org.jspecify.annotations.NullMarked;
