/** What tests talk to a server with: nodes, raw XMPP peers, and conversations that read like plays. */
package io.outcry.it.harness;
