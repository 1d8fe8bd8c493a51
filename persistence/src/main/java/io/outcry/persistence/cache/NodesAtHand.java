package io.outcry.persistence.cache;

import io.outcry.core.pep.PepNodes;

/** An account's nodes as they were loaded with this limit for payloads at hand. */
record NodesAtHand(int atHandBytes, PepNodes nodes) {}
