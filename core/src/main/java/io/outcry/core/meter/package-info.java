/** What the node counts and measures: the list of it, and where the figures go. */
package io.outcry.core.meter;
