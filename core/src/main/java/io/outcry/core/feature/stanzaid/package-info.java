/** Names of messages that nobody can forge (XEP-0359). */
package io.outcry.core.feature.stanzaid;
