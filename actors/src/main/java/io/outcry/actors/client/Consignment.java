package io.outcry.actors.client;

import io.outcry.core.custody.Place;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * How a message comes that its sender's session keeps until its next holder confirms it by {@link ToClient.Confirmed}.
 *
 * @param sender the session's actor, which hears of it
 * @param previous position of the message of this stream before it that this holder has not confirmed; 0 where it has
 *     confirmed all of them
 */
public record Consignment(ActorRef<ClientMessage> sender, Place place, long previous) {}
