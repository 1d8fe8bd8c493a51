/** The ordered durable record of one owner. */
package io.outcry.core.ledger;
