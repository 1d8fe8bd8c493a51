package io.outcry.actors.c2s;

import io.outcry.actors.c2s.ClientSession.Setup;
import io.outcry.core.custody.Place;
import io.outcry.core.feature.streammanagement.ManagedStream;
import io.outcry.core.feature.streammanagement.ResumeId;
import io.outcry.core.feature.streammanagement.Signal;
import io.outcry.core.feature.streammanagement.SignalFormatException;
import io.outcry.core.feature.streammanagement.StreamManagement;
import io.outcry.core.feature.streammanagement.StreamManagement.Stage;
import io.outcry.core.stanza.Element;
import io.outcry.core.stream.StreamError;
import java.util.Optional;

/** What the client says in the words of stream management once it is a session (XEP-0198). */
final class Management {

    private final Setup setup;
    private final SessionFacts facts;
    private final Ties ties;
    private final Outgoing outgoing;
    private final Custody custody;

    /** Where no stream is managed: how many stanzas came. */
    private long arrived;

    Management(Setup setup, SessionFacts facts, Ties ties, Outgoing outgoing, Custody custody) {
        this.ties = ties;
        this.custody = custody;
        this.setup = setup;
        this.facts = facts;
        this.outgoing = outgoing;
    }

    /** A stanza came; its position in the stream. */
    long arrive() {
        return outgoing.managed().map(stream -> stream.inbound().arrive()).orElseGet(() -> ++arrived);
    }

    /** The stanza in this position is taken care of. */
    void confirm(long position) {
        outgoing.managed()
                .flatMap(stream -> stream.inbound().confirm(position))
                .ifPresent(facts.witnessing()::acknowledge);
    }

    /** What others say about a place of an earlier stream is of no use any more. */
    void confirm(Place place) {
        if (place.stream().equals(custody.stream())) {
            confirm(place.position());
        }
    }

    /** The error that ends the stream, empty where it goes on. */
    Optional<StreamError> signal(Element element) {
        try {
            return signal(Signal.parse(element));
        } catch (SignalFormatException wrong) {
            wrong.answer().ifPresent(this::say);
            return wrong.answer().isPresent() ? Optional.empty() : Optional.of(wrong.error());
        }
    }

    private Optional<StreamError> signal(Signal signal) {
        return switch (signal) {
            case Signal.Enable enable -> enable(enable);
            case Signal.AckRequest _ -> {
                outgoing.managed()
                        .ifPresent(stream ->
                                facts.witnessing().acknowledge(stream.inbound().ack()));
                yield Optional.empty();
            }
            case Signal.Ack ack ->
                outgoing.acknowledge(ack.h(), setup.services().clock().instant());
            case Signal.Resume _ -> {
                say(StreamManagement.cannotResume(
                        stage(), setup.services().config().streamManagement()));
                yield Optional.empty();
            }
            case Signal.Enabled _, Signal.Resumed _, Signal.Failed _ ->
                Optional.of(StreamError.of(StreamError.Condition.UNSUPPORTED_STANZA_TYPE, "Only a server says that."));
        };
    }

    private Optional<StreamError> enable(Signal.Enable request) {
        var config = setup.services().config().streamManagement();
        switch (StreamManagement.enable(request, stage(), config, new ResumeId(StreamIds.next()))) {
            case StreamManagement.Enabling.Started started -> start(started.answer(), started.stream());
            case StreamManagement.Enabling.Refused refused -> say(refused.answer());
        }
        return Optional.empty();
    }

    private void start(Signal.Enabled answer, ManagedStream stream) {
        custody.begin(StreamIds.next());
        outgoing.manage(stream);
        ties.tellResumable();
        facts.witnessing().changed();
        say(answer);
    }

    private Stage stage() {
        return outgoing.managed().isPresent() ? Stage.MANAGED : Stage.BOUND;
    }

    private void say(Signal signal) {
        setup.wire().nonza(signal.element());
    }
}
