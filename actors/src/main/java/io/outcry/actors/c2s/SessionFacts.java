package io.outcry.actors.c2s;

import io.outcry.actors.client.UserMessage;
import io.outcry.core.address.Jid;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What does not change while a session lasts.
 *
 * @param session its full address
 * @param user its user's actor
 * @param lang the stream's language, empty where the client named none
 */
record SessionFacts(Jid session, ActorRef<UserMessage> user, String domain, String lang) {}
