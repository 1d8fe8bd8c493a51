/** Presence in SQL: who went, and when. */
package io.outcry.persistence.presence;
