/** How an account's or a room's actor writes its ledger. */
package io.outcry.actors.ledger;
