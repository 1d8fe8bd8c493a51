package io.outcry.core.policy;

import io.outcry.core.meter.Meter;
import io.outcry.core.meter.Metric;
import io.outcry.core.stanza.Stanza;

/** A policy whose refusals are counted, by the gate where it refused. */
public record MeteredPolicy(Policy policy, Meter meter) implements Policy {

    @Override
    public Ruling rule(Gate gate, Stanza stanza) {
        var ruling = policy.rule(gate, stanza);
        if (ruling instanceof Ruling.Refuse) {
            meter.count(
                    Metric.STANZAS_REFUSED,
                    switch (gate) {
                        case SEND -> "gate-send";
                        case RECEIVE -> "gate-receive";
                        case ROOM -> "gate-room";
                    });
        }
        return ruling;
    }
}
