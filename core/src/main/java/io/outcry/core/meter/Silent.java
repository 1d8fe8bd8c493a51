package io.outcry.core.meter;

import java.util.function.LongSupplier;

/** Forgets everything: for whoever is not measured. */
public record Silent() implements Meter {

    @Override
    public void count(Metric counter, String tag, long many) {}

    @Override
    public void move(Metric level, String tag, long by) {}

    @Override
    public void record(Metric distribution, String tag, long amount) {}

    @Override
    public void watch(Metric levelOrCounter, String tag, LongSupplier now) {}
}
