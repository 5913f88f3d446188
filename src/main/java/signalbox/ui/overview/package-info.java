/// The screen Overview: one card for each question. No rule is here: findings come from `signalbox.health`.
@NullMarked
package signalbox.ui.overview;

import org.jspecify.annotations.NullMarked;
