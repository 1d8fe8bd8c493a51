package io.outcry.core.meter;

import java.util.Locale;

/** Every figure that a node gives about itself. To add one: a constant here, and whoever counts it. */
public enum Metric {
    CONNECTIONS_OPEN(
            Kind.LEVEL, Unit.CONNECTIONS, Tag.LISTENER, "Client connections, with sessions that outlived one."),
    CONNECTIONS_ACCEPTED(Kind.COUNTER, Unit.CONNECTIONS, Tag.LISTENER, "Connections that were taken."),
    CONNECTIONS_REFUSED(Kind.COUNTER, Unit.CONNECTIONS, Tag.LISTENER, "Connections beyond a limit, closed at once."),
    TRAFFIC_RECEIVED(Kind.COUNTER, Unit.BYTES, Tag.NONE, "Bytes from clients, as they are on the network."),
    TRAFFIC_SENT(Kind.COUNTER, Unit.BYTES, Tag.NONE, "Bytes to clients, as they are on the network."),
    TRAFFIC_UNSENT(Kind.LEVEL, Unit.BYTES, Tag.NONE, "Bytes that wait for clients which read slowly."),

    SESSIONS(Kind.LEVEL, Unit.SESSIONS, Tag.STATE, "Clients by where they are: from opening a stream to settling."),
    STREAM_ERRORS(Kind.COUNTER, Unit.STREAMS, Tag.STREAM_ERROR, "Streams that this node ended with an error."),
    LOGINS(Kind.COUNTER, Unit.REQUESTS, Tag.MECHANISM, "Logins that succeeded."),
    LOGINS_FAILED(Kind.COUNTER, Unit.REQUESTS, Tag.SASL_FAILURE, "Attempts to log in that failed."),
    LOGIN_TIME(Kind.DISTRIBUTION, Unit.NANOSECONDS, Tag.MECHANISM, "From an account's name to its successful login."),
    BINDS(Kind.COUNTER, Unit.REQUESTS, Tag.OUTCOME, "Requests to become a session."),
    RESUMPTIONS(Kind.COUNTER, Unit.REQUESTS, Tag.OUTCOME, "Requests to go on with an earlier stream."),
    REBUILT(Kind.COUNTER, Unit.SESSIONS, Tag.NONE, "Streams that went on from their witness's copy, their node lost."),
    REJOINED(Kind.COUNTER, Unit.SESSIONS, Tag.NONE, "Sessions that outlived their account's actor, and went on."),

    STANZAS_RECEIVED(Kind.COUNTER, Unit.STANZAS, Tag.STANZA, "Stanzas from clients that are sessions."),
    STANZAS_SENT(Kind.COUNTER, Unit.STANZAS, Tag.STANZA, "Stanzas written to clients."),
    STANZAS_REFUSED(Kind.COUNTER, Unit.STANZAS, Tag.REFUSER, "Stanzas that went no further, by who refused them."),
    STANZAS_STOPPED(Kind.COUNTER, Unit.STANZAS, Tag.FEATURE, "Stanzas that a feature's rules dropped or sent back."),
    REQUESTS_ANSWERED(Kind.COUNTER, Unit.REQUESTS, Tag.FEATURE, "Requests to the server or an account, answered."),
    DELIVERY_TIME(
            Kind.DISTRIBUTION,
            Unit.NANOSECONDS,
            Tag.NONE,
            "From a message's last byte read to its first byte ready to be written, where both are on this node."),

    USERS_ACTIVE(Kind.LEVEL, Unit.ACCOUNTS, Tag.NONE, "Accounts whose actor is on this node."),
    MESSAGES(Kind.COUNTER, Unit.MESSAGES, Tag.FATE, "Messages that reached an account, by what was decided for them."),
    PRESENCE_FANOUT(Kind.DISTRIBUTION, Unit.STANZAS, Tag.NONE, "How many hear of one presence that a client sends."),

    QUEUE_LENGTH(Kind.LEVEL, Unit.ENTRIES, Tag.QUEUE, "What waits in queues, all queues of a kind together."),
    QUEUE_REFUSED(Kind.COUNTER, Unit.ENTRIES, Tag.QUEUE, "What was refused because its queue was full."),

    CACHE_HITS(Kind.COUNTER, Unit.REQUESTS, Tag.CACHE, "What was looked for in a cache and found there."),
    CACHE_MISSES(Kind.COUNTER, Unit.REQUESTS, Tag.CACHE, "What was looked for in a cache in vain."),
    CACHE_ENTRIES(Kind.LEVEL, Unit.ENTRIES, Tag.CACHE, "What caches hold."),
    CACHE_TIME(Kind.DISTRIBUTION, Unit.NANOSECONDS, Tag.CACHE, "How long caches took to say what they have."),
    LAYERS_LOST(Kind.LEVEL, Unit.LAYERS, Tag.LAYER, "Layers of the stores that cannot be used just now."),

    STORE_TIME(
            Kind.DISTRIBUTION,
            Unit.NANOSECONDS,
            Tag.OPERATION,
            "How long operations of the database or a directory took."),
    STORE_FAILED(
            Kind.COUNTER, Unit.OPERATIONS, Tag.STORE_FAILURE, "Operations of the database or a directory that failed."),
    COMMIT_REQUESTS(Kind.DISTRIBUTION, Unit.REQUESTS, Tag.OPERATION, "How many requests shared a commit."),
    COMMIT_TIME(Kind.DISTRIBUTION, Unit.NANOSECONDS, Tag.OPERATION, "How long shared commits took."),
    LEDGER_ENTRIES(Kind.COUNTER, Unit.ENTRIES, Tag.NONE, "Entries that are durable in the ledger."),
    LEDGER_STALE(Kind.COUNTER, Unit.REQUESTS, Tag.NONE, "Appends that came too late: another node owned the ledger."),

    LEDGER_PURGED(
            Kind.COUNTER,
            Unit.ENTRIES,
            Tag.NONE,
            "Entries of the ledger that were older than their retention, removed."),
    LEDGER_PARTITIONS_DROPPED(
            Kind.COUNTER, Unit.PARTITIONS, Tag.NONE, "Partitions of the ledger that were removed as a whole."),
    LEDGER_PURGE_AGE(Kind.LEVEL, Unit.NANOSECONDS, Tag.NONE, "Since a purge came to its end last, on whatever node."),

    UPTIME(Kind.LEVEL, Unit.NANOSECONDS, Tag.NONE, "Since the process began."),
    CPU_TIME(Kind.COUNTER, Unit.NANOSECONDS, Tag.NONE, "Processor time that the process used."),
    HEAP_USED(Kind.LEVEL, Unit.BYTES, Tag.NONE, "Java heap in use, garbage included."),
    HEAP_MAX(Kind.LEVEL, Unit.BYTES, Tag.NONE, "What the Java heap may grow to."),
    GC_TIME(Kind.DISTRIBUTION, Unit.NANOSECONDS, Tag.COLLECTOR, "How long garbage collections took."),
    THREADS(Kind.LEVEL, Unit.THREADS, Tag.NONE, "Platform threads.");

    private final Kind kind;
    private final Unit unit;
    private final Tag tag;
    private final String sentence;

    Metric(Kind kind, Unit unit, Tag tag, String sentence) {
        this.kind = kind;
        this.unit = unit;
        this.tag = tag;
        this.sentence = sentence;
    }

    public Kind kind() {
        return kind;
    }

    public Unit unit() {
        return unit;
    }

    public Tag tag() {
        return tag;
    }

    /** For people: what it says. */
    public String sentence() {
        return sentence;
    }

    /** Such as {@code outcry.stanzas.received}. */
    public String key() {
        return "outcry." + name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
