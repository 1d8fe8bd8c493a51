/** What Smack's own integration tests, which we did not write, say of a node. */
package io.outcry.it.smack;
