/** The roster: what its owner sees of the contacts and changes (RFC 6121 §2). */
package io.outcry.core.feature.roster;
