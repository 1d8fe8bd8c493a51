package io.outcry.core.feature;

import io.outcry.core.stanza.Stanza;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps in their order as one step: each sees what the one before made of the stanza, the first Drop or Bounce ends it,
 * and then nothing of what earlier steps wanted is done.
 */
public record Pipeline(List<Step> steps) implements Step {

    public Pipeline {
        steps = List.copyOf(steps);
    }

    /** The way out of a sender's session. */
    public static Pipeline onSend(List<Feature> features) {
        return new Pipeline(
                features.stream().flatMap(feature -> feature.onSend().stream()).toList());
    }

    /** The way into a receiver's account. */
    public static Pipeline onReceive(List<Feature> features) {
        return new Pipeline(features.stream()
                .flatMap(feature -> feature.onReceive().stream())
                .toList());
    }

    @Override
    public Verdict apply(Stanza stanza, Facts facts) {
        var passed = new Verdict.Pass(stanza, List.of());
        for (var step : steps) {
            switch (step.apply(passed.stanza(), facts)) {
                case Verdict.Pass next -> passed = new Verdict.Pass(next.stanza(), joined(passed, next));
                case Verdict.Drop drop -> {
                    return drop;
                }
                case Verdict.Bounce bounce -> {
                    return bounce;
                }
            }
        }
        return passed;
    }

    private static List<Effect> joined(Verdict.Pass earlier, Verdict.Pass next) {
        if (earlier.effects().isEmpty()) {
            return next.effects();
        }
        if (next.effects().isEmpty()) {
            return earlier.effects();
        }
        var effects = new ArrayList<>(earlier.effects());
        effects.addAll(next.effects());
        return effects;
    }
}
