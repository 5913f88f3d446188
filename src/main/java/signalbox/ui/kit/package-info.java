/// Shared controls and the theme. Every control takes its colours from the tokens in `light.css` and `dark.css` by
/// style class, so that a change of theme needs no new node. Screens use these controls and do not style nodes
/// themselves:
/// - text: `Labels` (styles named `t-*`); times, counts and durations are in `signalbox.text`
/// - marks: `Icon`, `Badge`; job states and slots are in `kit.state`
/// - frames: `Card`, `KeyValues`, `CodeBlock`, `EmptyState`, `Banner`
/// - choices: `SegmentedControl`
/// - charts in `kit.chart`, tables in `kit.table`, questions and notices in `kit.overlay`
@NullMarked
package signalbox.ui.kit;

import org.jspecify.annotations.NullMarked;
