package signalbox.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The keys that scripts rely on, of each document as a whole. New ones may be added here; none may be renamed or
/// moved.
class DocumentKeysTest {
    /// `key{…}` is an object, `key[…]` a list of objects. What is printed only where something is not known is here
    /// too.
    private static final Map<Class<? extends Record>, String> KEYS = Map.ofEntries(
            Map.entry(StatusDocument.class, """
                    takenAt database{name serverVersion queueJob queueJobReason schemaFeatures[] role environment
                    environmentReason readOnly limits[] standby{primary primaryReason} pooler rowSecurity[]} caveats[]
                    counts{wait_dependencies pending enqueued started done failed cancelled other{KEY} approximate[]
                    asFarAsSeen} probes{open drill drillReason} channels[name capacity capacityReason running queued failed waiting other paused
                    nameIsCut slotsSeen] oldestPendingSeconds oldestPendingSecondsReason throughput{donePerMinute
                    donePerMinuteIs donePerMinuteReason failedSeenPerMinute failedSeenPerMinuteReason} leadership{scheme
                    leader{pid uuid uuidReason database since sinceReason} leaderReason shouldLead{pid} shouldLeadReason
                    holdsLock{pid} holdsLockReason dispatcher{pid} dispatcherReason anomalies[code severity evidence[]]}
                    findings[code severity title seen[] why todo] channelString channelStringReason channelsFrom
                    channelNotes[] openJobs{source readAt exactSince exactSinceReason checkedAt checkedAtReason changedUnnoticed
                    changedUnnoticedReason}"""),
            Map.entry(RunnersDocument.class, """
                    takenAt caveats[] scheme leader{pid uuid uuidReason database since sinceReason} leaderReason
                    shouldLead{pid} shouldLeadReason holdsLock{pid} holdsLockReason dispatcher{pid} dispatcherReason
                    runners[pid uuid uuidReason database role client clientReason backendStart backendStartReason place
                    placeReason state stateReason lastActivity lastActivityReason embedded workerKind workerKindReason
                    workerPid workerPidReason verdict] anomalies[code severity evidence[]] guard{installed fault
                    dropped droppedReason}"""),
            Map.entry(DiagnosticsDocument.class, """
                    takenAt groups[title facts[key value]] errors[]"""),
            Map.entry(WatchDocument.class, """
                    at event code severity pid text"""),
            Map.entry(FleetDocument.class, """
                    takenAt profiles[name group environment database state stateSince stateReason figuresAt figuresAtReason
                    leader{pid since sinceReason kind kindReason} leaderReason mayBeAsleep oldestDueSeconds oldestDueSecondsReason
                    pending pendingReason failed failedReason donePerMinute donePerMinuteReason configDifferences configDifferencesReason
                    findings[code severity title seen[] why todo]] unreadable"""),
            Map.entry(GuardDocument.class, """
                    takenAt installed fault dropped droppedReason"""),
            Map.entry(CheckDocument.class, """
                    takenAt caveats[] findings[code severity title seen[] why todo] silenced[code severity title seen[]
                    why todo until] unknown[]"""),
            Map.entry(WhyDocument.class, """
                    takenAt caveats[] uuid answer chain[step ok okReason evidence] channelString channelStringReason
                    channelsFrom channelNotes[]"""),
            Map.entry(JobsDocument.class, """
                    takenAt caveats[] total totalReason totalAsFarAsSeen jobs[uuid state channel name model method
                    priority retry maxRetries created enqueued started done cancelled eta execSeconds exception
                    workerPid nameReason modelReason methodReason retryReason maxRetriesReason createdReason
                    enqueuedReason startedReason doneReason cancelledReason etaReason execSecondsReason exceptionReason
                    workerPidReason uuidReason] next searchedPart"""),
            Map.entry(TrendsDocument.class, """
                    takenAt caveats[] period from jobsRead knownSince notes[] all{channel model method started
                    startedReason done doneReason failed failedReason waited{p50Seconds p95Seconds maxSeconds}
                    waitedReason ran{p50Seconds p95Seconds maxSeconds} ranReason oldestWaitingSeconds
                    oldestWaitingSecondsReason} channels[channel model method started startedReason done doneReason
                    failed failedReason waited{p50Seconds p95Seconds maxSeconds} waitedReason ran{p50Seconds p95Seconds
                    maxSeconds} ranReason oldestWaitingSeconds oldestWaitingSecondsReason] methods[channel model method
                    started startedReason done doneReason failed failedReason waited{p50Seconds p95Seconds maxSeconds}
                    waitedReason ran{p50Seconds p95Seconds maxSeconds} ranReason oldestWaitingSeconds
                    oldestWaitingSecondsReason]"""),
            Map.entry(GroupsDocument.class, """
                    takenAt caveats[] by failed failedAsFarAsSeen notRead groups[jobs exception exceptionReason file line
                    function fileReason lineReason functionReason message model method channel errors messages methods
                    channels examples[] firstStarted firstStartedReason lastStarted lastStartedReason sample
                    sampleReason] moreGroups"""),
            Map.entry(ActionDocument.class, """
                    takenAt changed[] changedDependants[] refused[uuid state reason] blockedChildren[]"""),
            Map.entry(BulkDocument.class, """
                    takenAt filter frozenAt matched chosen changed changedDependants refused[uuid state reason]
                    refusedByState{KEY} refusedByReason{KEY} blockedChildren notReached chunks stopped unknown[]
                    caveats[]"""),
            Map.entry(UnknownOutcomeDocument.class, """
                    takenAt changed[] changedReason unknown[]"""),
            Map.entry(AskAgainDocument.class, """
                    takenAt target targetReason caveats[] asked[] answered[uuid status answer state stateReason] unanswered[uuid reason]
                    refused[uuid state reason]"""),
            Map.entry(WorkerDocument.class, """
                    takenAt pid ppid ppidReason user started kind evidence[rule token] disagreement backends[] backendsReason"""),
            Map.entry(AuditDocument.class, """
                    takenAt file entries[number beganAt at who profile environment action subject previewed rows refused
                    result outcome reason]"""),
            Map.entry(AuditCheckDocument.class, """
                    takenAt file unbroken lines beforeChain outsideChain firstOutside endKnown fault{kind line first last}
                    sentence limits"""),
            Map.entry(LogDocument.class, """
                    takenAt source isCut lines from until entries[at pid level line kind database job outcome cause message]
                    older[]"""),
            Map.entry(ConfigShowDocument.class, """
                    takenAt sections{KEY{KEY}} error{kind line message}"""),
            Map.entry(ConfigCheckDocument.class, """
                    takenAt findings[code severity line lineReason seen why fix]"""),
            Map.entry(ConfigDiffDocument.class, """
                    takenAt changes[section key left leftReason right rightReason expected]"""),
            Map.entry(SimulationDocument.class, """
                    takenAt caveats[] channels channelsFrom channelNotes[] jobs never notLookedAt later
                    seconds{median low high} secondsReason secondsDue{median low high} secondsDueReason perChannel[name
                    capacity capacityReason sequential throttleSeconds jobs never notLookedAt seconds secondsReason
                    secondsLow secondsLowReason secondsHigh secondsHighReason idleSlots idleSlotsBefore idleSlotsReason
                    idleSlotsBeforeReason] order[] stuck[] stuckReasons[] notes[]"""),
            Map.entry(TraceRunDocument.class, """
                    run jobs[] wakeup"""),
            Map.entry(DrillSeriesDocument.class, """
                    takenAt drills[takenAt method environment database leaderBefore{pid uuid database embedded role
                    client} successorPredicted{pid uuid database embedded role client} successor{pid uuid database
                    embedded role client} phases{gone entitled elected firstEnqueued firstStarted} gapSeconds gapReason
                    targetSeconds resolutionSeconds noLeaderSeconds noLeaderReason twoLeadersSeconds inFlight[uuid
                    before after fate] seenTwice[] notObservable[] probes checks[item result words] timeline{from to
                    lanes[pid name embedded spans[from to leads] ended] dispatches[]} verdict reason
                    takenOut[pid uuid database embedded role client]
                    perhapsTakenOut[pid uuid database embedded role client] orphaned[]]
                    gap{drills seen withinTarget median p95 longest}"""));

    static final Set<Class<? extends Record>> DOCUMENTS = KEYS.keySet();

    @ParameterizedTest
    @FieldSource("DOCUMENTS")
    void a_document_has_these_keys_in_this_order(Class<? extends Record> document) {
        assertThat(SampleDocument.keys(document))
                .isEqualTo(Objects.requireNonNull(KEYS.get(document)).replaceAll("\\s+", " "));
    }

    @Test
    void the_keys_of_every_document_are_pinned() {
        assertThat(DOCUMENTS.stream().map(Class::getName))
                .containsExactlyInAnyOrderElementsOf(new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages("signalbox.cli.document")
                                .stream()
                                .filter(type -> type.getPackageName().equals("signalbox.cli.document"))
                                .filter(type -> !type.getSimpleName().equals("package-info"))
                                .filter(JavaClass::isTopLevelClass)
                                .map(JavaClass::getName)
                                .collect(Collectors.toSet()));
    }
}
