package io.outcry.it.harness;

import io.outcry.core.stanza.Element;
import io.outcry.it.harness.Conversation.Line;
import io.outcry.it.harness.Conversation.Part;
import io.outcry.it.peer.Login;
import io.outcry.it.peer.Player;
import io.outcry.it.peer.TestServer;
import io.outcry.it.peer.XmlPattern;
import io.outcry.it.peer.XmppPeer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays a {@link Conversation} with real connections. A person's plain address stands for the account that plays it, and
 * {@code {romeo}} for that account's local part.
 */
public final class Stage implements AutoCloseable {

    private final TestServer server;
    private final Map<String, Player> players = new LinkedHashMap<>();
    private final Map<Part, XmppPeer> peers = new LinkedHashMap<>();
    private final Map<Part, XmppPeer> cutOff = new HashMap<>();
    private final Map<String, String> remembered = new HashMap<>();

    public Stage(TestServer server) {
        this.server = server;
        for (var name : Cast.names()) {
            var player = server.player(name);
            players.put(name, player);
            remembered.put(name, player.local());
        }
    }

    public void play(Conversation conversation) {
        for (var block : conversation.blocks()) {
            var awaited = new LinkedHashMap<Part, List<String>>();
            for (var line : block) {
                if (line instanceof Line.Receive(var part, var pattern)) {
                    awaited.computeIfAbsent(part, _ -> new ArrayList<>()).add(pattern);
                } else {
                    receive(awaited);
                    awaited.clear();
                    act(line);
                }
            }
            receive(awaited);
        }
    }

    private void act(Line line) {
        switch (line) {
            case Line.Connect(var parts) -> parts.forEach(this::connect);
            case Line.LogIn(var parts) -> parts.forEach(this::logIn);
            case Line.AskForRoster(var parts) ->
                parts.forEach(part -> peer(part).askForRoster());
            case Line.BecomeAvailable(var parts) ->
                parts.forEach(part -> peer(part).becomeAvailable());
            case Line.Befriend(var one, var other) -> Friendship.between(server, player(one), player(other));
            case Line.Send(var part, var xml) -> peer(part).send(named(XmlPattern.fill(xml, remembered)));
            case Line.Receive _ -> throw new IllegalStateException("received in groups");
            case Line.ReceiveNothing(var parts) -> receiveNothing(parts);
            case Line.HaveAcknowledged(var part, var stanzas) -> peer(part).expectAcknowledged(stanzas);
            case Line.Leave(var parts) -> parts.forEach(part -> take(part).leave());
            case Line.CutOff(var parts) -> parts.forEach(this::cutOff);
            case Line.BeReplaced(var parts) -> parts.forEach(this::replace);
            case Line.KnowPassword(var person, var password) ->
                players.put(person, player(person).withPassword(password));
        }
    }

    private void connect(Part part) {
        peers.put(part, Login.session(server, player(part.person()), part.resource()));
    }

    private void logIn(Part part) {
        var peer = Login.authenticated(server, player(part.person()));
        Optional.ofNullable(cutOff.remove(part)).ifPresent(peer::goesOnFrom);
        peers.put(part, peer);
    }

    private void replace(Part part) {
        var old = take(part);
        connect(part);
        old.expectStreamError("conflict");
    }

    private void cutOff(Part part) {
        var peer = take(part);
        peer.cut();
        cutOff.put(part, peer);
    }

    private void receiveNothing(List<Part> parts) {
        peers.forEach((part, peer) -> {
            if (!parts.contains(part)) {
                peer.settle();
            }
        });
        parts.forEach(part -> peer(part).expectNothing());
    }

    private void receive(Map<Part, List<String>> awaited) {
        awaited.forEach((part, patterns) -> {
            var left = new ArrayList<>(patterns);
            while (!left.isEmpty()) {
                var element = peer(part).nextElement();
                left.remove(matching(part, left, element));
            }
        });
    }

    private String matching(Part part, List<String> patterns, Element element) {
        var reasons = new StringBuilder();
        for (var pattern : patterns) {
            var reason = XmlPattern.of(named(pattern)).mismatch(element, remembered);
            if (reason.isEmpty()) {
                return pattern;
            }
            reasons.append("\n  ").append(pattern).append("\n    but ").append(reason.get());
        }
        throw new AssertionError(
                part + " expected one of" + reasons + "\n" + peer(part).transcript());
    }

    /** The text with the accounts of this play instead of the persons' plain addresses. */
    private String named(String text) {
        var named = text;
        for (var player : players.values()) {
            named = named.replace(player.name() + "@" + player.domain(), player.bare());
        }
        return named;
    }

    private Player player(String person) {
        return Optional.ofNullable(players.get(person)).orElseThrow();
    }

    private XmppPeer peer(Part part) {
        return Optional.ofNullable(peers.get(part))
                .orElseThrow(() -> new IllegalStateException(part + " is not connected"));
    }

    private XmppPeer take(Part part) {
        var peer = peer(part);
        peers.remove(part);
        return peer;
    }

    @Override
    public void close() {
        peers.values().forEach(XmppPeer::close);
    }
}
