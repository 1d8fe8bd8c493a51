/** Presence and subscriptions: who is told what, and when (RFC 6121 §§3–4). */
package io.outcry.core.feature.presence;
