package io.outcry.core.contact;

import io.outcry.core.stanza.Iq;
import io.outcry.core.stanza.Stanza;
import io.outcry.core.stanza.StanzaError;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What came of a decision: the account as it is from now on, and what to do. */
public record Outcome(UserState state, List<Act> acts) {

    public Outcome {
        acts = List.copyOf(acts);
    }

    public static Outcome nothing(UserState state) {
        return new Outcome(state, List.of());
    }

    public static Outcome of(UserState state, Act... acts) {
        return new Outcome(state, List.of(acts));
    }

    /** Answers a request: at once where one of the account's own sessions asked. */
    public static Outcome reply(UserState state, Iq answer) {
        var own = answer.to()
                .filter(asker -> asker.sameAccount(state.account()))
                .flatMap(asker -> state.sessions().find(asker.resource()));
        return of(
                state,
                own.<Act>map(session -> new Act.Give(session.resource(), answer))
                        .orElseGet(() -> new Act.Send(answer)));
    }

    /** With these acts behind its own. */
    public Outcome and(List<Act> more) {
        return new Outcome(state, Stream.concat(acts.stream(), more.stream()).toList());
    }

    /** What comes of a further decision over the account as it is then, behind this one. */
    public Outcome then(Function<UserState, Outcome> next) {
        var following = next.apply(state);
        return new Outcome(following.state(), acts).and(following.acts());
    }

    /** Gives the session its own stanza back with the reason; an error is never answered (RFC 6120 §8.3.1). */
    public static Outcome refuse(UserState state, String resource, Stanza stanza, StanzaError error) {
        return stanza.isError() ? nothing(state) : of(state, new Act.Give(resource, stanza.bounce(error)));
    }
}
