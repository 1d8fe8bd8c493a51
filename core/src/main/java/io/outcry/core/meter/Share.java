package io.outcry.core.meter;

/** What one holder adds to a level that many make up, such as a session's part of all that waits. Belongs to its holder. */
public final class Share {

    private final Meter meter;
    private final Metric level;
    private String tag;
    private long amount;

    public Share(Meter meter, Metric level, String tag) {
        this.meter = meter;
        this.level = level;
        this.tag = tag;
    }

    /** From now on it is this much; 0 when its holder ends. */
    public void set(long now) {
        if (now != amount) {
            meter.move(level, tag, now - amount);
            amount = now;
        }
    }

    /** Takes it to another value of the tag, where it is one. */
    public void setOne(String newTag) {
        set(0);
        tag = newTag;
        set(1);
    }
}
