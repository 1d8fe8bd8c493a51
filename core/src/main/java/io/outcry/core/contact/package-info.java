/** Contacts and subscription states (RFC 6121 §§2–3). */
package io.outcry.core.contact;
