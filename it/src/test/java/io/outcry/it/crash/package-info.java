/** What was acknowledged is on record, once and in order, however a node ends. */
package io.outcry.it.crash;
