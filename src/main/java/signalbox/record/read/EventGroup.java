package signalbox.record.read;

import java.util.List;

/// Which events a step goes to.
public enum EventGroup {
    ANY("any event", true, List.of("config", "slots"), List.of("finding", "runner", "process"), true),
    LEADERSHIP("leadership", true, List.of(), List.of(), false),
    FINDINGS("findings", false, List.of(), List.of("finding"), false),
    CHANGES("actions, config", false, List.of("config", "slots"), List.of(), true);

    private final String words;
    private final boolean leads;
    private final List<String> beginnings;
    private final List<String> bothEnds;
    private final boolean actions;

    EventGroup(String words, boolean leads, List<String> beginnings, List<String> bothEnds, boolean actions) {
        this.words = words;
        this.leads = leads;
        this.beginnings = beginnings;
        this.bothEnds = bothEnds;
        this.actions = actions;
    }

    public String label() {
        return words;
    }

    /// Whether another leader counts.
    boolean hasLeads() {
        return leads;
    }

    /// The kinds of episodes of which one follows the other, so that their beginnings say it all.
    List<String> beginnings() {
        return beginnings;
    }

    /// The kinds of episodes whose beginnings and ends count.
    List<String> bothEnds() {
        return bothEnds;
    }

    /// Whether what operators did, and when the watch began and ended, counts.
    boolean hasActions() {
        return actions;
    }
}
