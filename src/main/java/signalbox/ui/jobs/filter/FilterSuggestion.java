package signalbox.ui.jobs.filter;

/// One way to complete the word at the caret.
///
/// @param insert what replaces the word's end
/// @param label what is shown
/// @param meaning a few words beside it; may be empty
record FilterSuggestion(String insert, String label, String meaning) {}
