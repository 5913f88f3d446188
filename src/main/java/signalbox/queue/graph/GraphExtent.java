package signalbox.queue.graph;

import java.util.ArrayList;
import java.util.List;
import signalbox.text.NumberText;

/// How much of a graph was read, and what was odd in it.
///
/// @param known how many jobs the graph has, as far as they were counted; 0 where they were not
/// @param more whether it has more than `known`
/// @param cut whether it has jobs that were not read
/// @param edgesCut whether there are dependencies that were not read
/// @param missing how many uuids are named that no row has
/// @param duplicates how many rows have the uuid of another one: they are left out
/// @param unreadable how many rows have dependencies in another form
public record GraphExtent(
        long known, boolean more, boolean cut, boolean edgesCut, int missing, int duplicates, int unreadable) {
    public static final GraphExtent WHOLE = new GraphExtent(0, false, false, false, 0, 0, 0);

    GraphExtent with(int missingUuids, int duplicateRows, int unreadableRows) {
        return new GraphExtent(known, more, cut, edgesCut, missingUuids, duplicateRows, unreadableRows);
    }

    /// What is not as in a whole graph, a sentence each.
    public List<String> sentences(int shown) {
        var sentences = new ArrayList<String>();
        if (cut) {
            sentences.add("These are the " + NumberText.of(shown, "job", "jobs") + " nearest to the chosen one"
                    + (known > shown ? ", of " + (more ? "more than " : "") + NumberText.count(known) : "") + ".");
        }
        if (edgesCut) {
            sentences.add("Only the first " + NumberText.count(GraphQueries.MOST_EDGES) + " dependencies are shown.");
        }
        if (missing > 0 && !cut) {
            sentences.add(NumberText.of(missing, "job that is named does", "jobs that are named do")
                    + " not exist any more: Odoo does not wait for " + (missing == 1 ? "it." : "them."));
        }
        if (duplicates > 0) {
            sentences.add(NumberText.of(duplicates, "row has", "rows have") + " the uuid of another one and "
                    + (duplicates == 1 ? "is" : "are") + " left out.");
        }
        if (unreadable > 0) {
            sentences.add(NumberText.of(unreadable, "row has", "rows have")
                    + " dependencies that are not as queue_job writes them: what "
                    + (unreadable == 1 ? "it waits" : "they wait") + " for is not known.");
        }
        return sentences;
    }
}
