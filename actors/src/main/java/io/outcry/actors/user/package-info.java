/** The actor of one account: its sessions, presence, contacts, and its ledger. */
package io.outcry.actors.user;
